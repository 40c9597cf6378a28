package no.samklang.simulators.vismanet;

/**
 * Says that a document breaks a rule of the company's, as opposed to a body that cannot be read.
 */
final class BusinessRule extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BusinessRule(String message) {
    super(message, null, false, false);
  }

  static BusinessRule missing(String what) {
    return new BusinessRule("Error: '" + what + "' cannot be empty.");
  }

  static BusinessRule notFound(String what) {
    return new BusinessRule("Error: '" + what + "' cannot be found in the system.");
  }
}
