package no.samklang.simulators.proresult;

import java.util.function.Function;
import java.util.function.Supplier;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Handler;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Routes;
import no.samklang.simulators.internal.Surroundings;

/** The operations of both parts of the API. */
final class ProresultApi {

  private static final String BASE = "/api/v1";

  private final Company company;
  private final Surroundings surroundings;
  private final ProresultErrors errors;
  private final Listing listing;
  private final Saves saves;
  private final Marking marking;
  private final FunctionApi functions;

  ProresultApi(Company company, Surroundings surroundings, ProresultErrors errors) {
    Views views = new Views(company, surroundings);
    this.company = company;
    this.surroundings = surroundings;
    this.errors = errors;
    this.listing = new Listing(company, surroundings, errors, views);
    this.saves = new Saves(company, surroundings, errors, views);
    this.marking = new Marking(company, surroundings, errors);
    this.functions = new FunctionApi(company, surroundings, errors);
  }

  static void addTo(Routes routes, Supplier<ProresultApi> api) {
    routes.add(
        "GET", ProresultSimulator.FUNCTION_PATH, request -> api.get().functions.answer(request));
    Adder adder = new Adder(routes, api);
    adder.add("GET", "/kunder", Rights.LIST_CUSTOMERS, a -> a.asFunctionToo(Register.KUNDER));
    adder.add("PUT", "/kunder/{kundenummer}", Rights.SAVE_CUSTOMER, a -> a.saves::customer);
    adder.add(
        "GET", "/prosjekter", Rights.LIST_PROJECTS, a -> a.asFunctionToo(Register.PROSJEKTER));
    adder.add("PUT", "/prosjekter/{prosjektnummer}", Rights.SAVE_PROJECT, a -> a.saves::project);
    adder.add(
        "PUT",
        "/prosjekter/{prosjektnummer}/arbeidsarter",
        Rights.SAVE_WORK_TYPES,
        a -> a.saves::workTypes);
    adder.add("GET", "/varer", Rights.LIST_ITEMS, a -> a.list(Register.VARER));
    adder.add("PUT", "/varer", Rights.SAVE_ITEMS, a -> a.saves::items);
    adder.add("GET", "/arbeidere", Rights.LIST_WORKERS, a -> a.asFunctionToo(Register.ARBEIDERE));
    adder.add("GET", "/timer", Rights.LIST_HOURS, a -> a.list(Register.TIMER));
    adder.add("POST", "/timer/overfort", Rights.MARK_HOURS, a -> a::markHours);
    adder.add("GET", "/vareuttak", Rights.LIST_WITHDRAWALS, a -> a.list(Register.VAREUTTAK));
    adder.add("POST", "/vareuttak/fakturert", Rights.MARK_WITHDRAWALS, a -> a.marking::withdrawals);
  }

  /** Adds routes that find the present API when they are called, and look at the right first. */
  private record Adder(Routes routes, Supplier<ProresultApi> api) {

    void add(
        String method, String path, String function, Function<ProresultApi, Handler> operation) {
      routes.add(
          method,
          BASE + path,
          request -> {
            ProresultApi present = api.get();
            return present.company.rights.has(function)
                ? operation.apply(present).handle(request)
                : present.errors.noEntry(403, "Kontoen har ikke tilgang til " + function + ".");
          });
    }
  }

  private Handler list(Register register) {
    return request -> listing.answer(register, request);
  }

  /** Returns a list that may be there as a function only. */
  private Handler asFunctionToo(Register register) {
    return surroundings.has(ProresultVariants.FUNCTION_READING_ONLY)
        ? request -> missing()
        : list(register);
  }

  private Answer markHours(Request request) {
    if (surroundings.has(ProresultVariants.HOURS_MARKING_404)) {
      return missing();
    }
    return surroundings.has(ProresultVariants.HOURS_MARKING_405)
        ? errors.fault(405, "Metoden er ikke tillatt her.").with("Allow", "GET")
        : marking.hours(request);
  }

  Answer missing() {
    return errors.fault(404, "Det er ingen funksjon på denne adressen.");
  }
}
