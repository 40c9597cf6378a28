package no.samklang.simulators.proresult;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The fields by which a row says that it is handed over. */
enum Mark {
  HOURS(Register.TIMER, "overfort"),
  WITHDRAWALS(Register.VAREUTTAK, "fakturert");

  private final Register register;
  private final String flag;

  Mark(Register register, String flag) {
    this.register = register;
    this.flag = flag;
  }

  /** Returns the mark of a register's rows, if they have one. */
  static Optional<Mark> of(Register register) {
    return Arrays.stream(values()).filter(mark -> mark.register == register).findFirst();
  }

  Register register() {
    return register;
  }

  String flag() {
    return flag;
  }

  String date() {
    return flag + "Dato";
  }

  String reference() {
    return flag + "Referanse";
  }

  /** Returns the code of a row that is marked with another reference. */
  String takenCode() {
    return "ALLEREDE_" + flag.toUpperCase(Locale.ROOT);
  }
}
