package no.samklang.connector.smartday;

import java.util.Set;
import no.samklang.sync.model.WorkOrderStatus;

/**
 * What the status of a task means. REPORTED, 7 stands for finished and for aborted alike, and a
 * task may be seen first at 8 or 99. ASSUMED, the Norwegian words, and where "status web" stands.
 *
 * @param finished numbers that count as finished
 * @param property property that people read as the status
 */
record ApiStatus(Set<Integer> finished, String property) {

  WorkOrderStatus phase(int number) {
    if (finished.contains(number)) {
      return WorkOrderStatus.FINISHED;
    }
    if (ApiNames.Reported.BEYOND.contains(number)) {
      return WorkOrderStatus.CLOSED;
    }
    return ApiNames.Assumed.STATUS_WORDS.containsKey(number)
        ? WorkOrderStatus.OPEN
        : WorkOrderStatus.UNKNOWN;
  }

  /** Returns the chosen property; else the word for the number; else the number. */
  String text(ApiObject smartdayOrder, int number) {
    String said = smartdayOrder.text(property);
    return said != null
        ? said
        : ApiNames.Assumed.STATUS_WORDS.getOrDefault(number, Integer.toString(number));
  }
}
