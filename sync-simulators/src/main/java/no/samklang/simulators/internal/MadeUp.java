package no.samklang.simulators.internal;

import java.util.List;

/** Made-up Norwegian names and numbers; the same seed, kind and number always give the same. */
public final class MadeUp {

  private static final List<String> FIRST_NAMES =
      List.of(
          "Ingrid",
          "Ola",
          "Sæbjørn",
          "Kari",
          "Øyvind",
          "Åse",
          "Bjørn-Åge",
          "Marte",
          "Håkon",
          "Solveig",
          "Jørgen",
          "Liv",
          "Pål",
          "Tove",
          "Eirik",
          "Gunnvår",
          "Magnus",
          "Ragnhild",
          "Stig",
          "Åshild");
  private static final List<String> LAST_NAMES =
      List.of(
          "Haugland",
          "Bråten",
          "Øksnes",
          "Nordås",
          "Lie",
          "Østby",
          "Sæther",
          "Moen",
          "Bjørkås",
          "Haugen",
          "Tveit",
          "Grønli",
          "Aasen",
          "Myhre",
          "Fjære",
          "Sjøvold",
          "Brekke",
          "Dahl",
          "Ødegård",
          "Strøm");
  private static final List<String> COMPANY_STEMS =
      List.of(
          "Bergtun",
          "Nordvik",
          "Solbakken",
          "Fjellheim",
          "Åsgard",
          "Øvre Lien",
          "Sæterdal",
          "Granlund",
          "Tindeblikk",
          "Havnås",
          "Bjørkelia",
          "Kråkevik",
          "Myrvang",
          "Storøya",
          "Elvestrand",
          "Furumo");
  private static final List<String> COMPANY_KINDS =
      List.of(
          "Eiendom AS",
          "kommune",
          "Borettslag",
          "Bygg AS",
          "Entreprenør AS",
          "Rør AS",
          "Elektro AS",
          "Sameie",
          "Maskin AS",
          "Bakeri & Konditori AS");
  private static final List<String> STREETS =
      List.of(
          "Strandgata",
          "Rådhusplassen",
          "Åsveien",
          "Verkstedveien",
          "Granittveien",
          "Kirkegata",
          "Sjøgata",
          "Øvregata",
          "Industriveien",
          "Bjørnstjerne Bjørnsons vei");
  private static final List<String> CITIES =
      List.of(
          "5003 Bergen",
          "9515 Alta",
          "0883 Oslo",
          "7374 Røros",
          "3414 Lierstranda",
          "8006 Bodø",
          "6002 Ålesund",
          "4006 Stavanger",
          "1606 Fredrikstad",
          "2609 Lillehammer");
  private static final List<String> WORKS =
      List.of(
          "Rehabilitering",
          "Skolegård",
          "Tilbygg",
          "Våtrom",
          "Takskifte",
          "Etterisolering",
          "Nybygg",
          "Fasade",
          "Grøft",
          "Brannsikring");
  private static final List<String> TASKS =
      List.of(
          "Riving",
          "Tømrerarbeid",
          "Maling og gulv",
          "Grunnarbeid",
          "Asfalt",
          "Rørlegging",
          "Elektro");

  private final long seed;

  /** Makes the names that go with a seed. */
  public MadeUp(long seed) {
    this.seed = seed;
  }

  /** Returns a number from 0 to below {@code bound} for the n-th thing of a kind. */
  public int number(String kind, int n, int bound) {
    return Math.floorMod(mix(seed * 0x9E3779B97F4A7C15L + kind.hashCode() * 31L + n), bound);
  }

  /** Returns a first name. */
  public String firstName(int n) {
    return pick(FIRST_NAMES, "first", n);
  }

  /** Returns a last name. */
  public String lastName(int n) {
    return pick(LAST_NAMES, "last", n);
  }

  /** Returns the name of a company. */
  public String company(int n) {
    String kind = pick(COMPANY_KINDS, "kind", n);
    return pick(COMPANY_STEMS, "stem", n) + (n < 100 ? " " : " " + n + " ") + kind;
  }

  /** Returns a street with number. */
  public String street(int n) {
    return pick(STREETS, "street", n) + " " + (1 + number("house", n, 98));
  }

  /** Returns a postal code. */
  public String postalCode(int n) {
    return pick(CITIES, "city", n).substring(0, 4);
  }

  /** Returns the city of the postal code. */
  public String city(int n) {
    return pick(CITIES, "city", n).substring(5);
  }

  /** Returns the name of a project. */
  public String project(int n) {
    return pick(WORKS, "work", n) + " " + street(n);
  }

  /** Returns the name of a task. */
  public String task(int n) {
    return pick(TASKS, "task", n);
  }

  /** Returns how many employees go with so many customers; the same in every system. */
  public static int employees(int records) {
    return Math.max(5, Math.min(50, records / 20));
  }

  /** Returns the number of the n-th employee; the same in every system. */
  public static String employeeNumber(int n) {
    return Integer.toString(1001 + n);
  }

  private String pick(List<String> from, String kind, int n) {
    return from.get(number(kind, n, from.size()));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
