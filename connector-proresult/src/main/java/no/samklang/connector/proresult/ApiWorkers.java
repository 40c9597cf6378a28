package no.samklang.connector.proresult;

import no.samklang.sync.model.Employee;

/**
 * Workers. VERIFIED: they are made and linked by hand; the form has a field for the number in the
 * ERP. The hourly wage is not read.
 */
final class ApiWorkers implements ApiForm<Employee> {

  @Override
  public String key() {
    return ApiNames.Assumed.WORKER_ID;
  }

  @Override
  public Employee read(ApiRow row) {
    row.required(ApiNames.Assumed.WORKER_ID);
    return Employee.builder()
        .number(row.text(ApiNames.Assumed.WORKER_NUMBER))
        .name(row.required(ApiNames.Assumed.WORKER_NAME))
        .email(row.text(ApiNames.Assumed.EMAIL))
        .externalNumber(row.text(ApiNames.Assumed.ERP_NUMBER))
        .active(row.flag(ApiNames.Assumed.WORKER_ACTIVE))
        .build();
  }
}
