package no.samklang.connector.vismanet;

/** The vendor's paths, parameters and words, so that each stands in one place. */
final class VismanetApi {
  static final String ID = "vismanet";
  static final String BASE_URL = "https://api.finance.visma.net";
  static final String TOKEN_URL = "https://connect.visma.com/connect/token";
  static final String SCOPE_READ = "vismanet_erp_service_api:read";
  static final String SCOPE_CREATE = "vismanet_erp_service_api:create";

  static final String CUSTOMERS = "/v1/customer";
  static final String CUSTOMER_BY_NUMBER = "/v1/customer/{customerCd}";
  static final String CUSTOMER_BY_ID = "/v1/customer/internal/{internalID}";
  static final String PROJECTS = "/v1/project";
  static final String PROJECT_BY_ID = "/v1/project/internal/{internalID}";
  static final String TASKS = "/v1/projecttask";
  static final String EMPLOYEES = "/v1/employee";
  static final String ITEMS = "/v1/inventory";
  static final String ITEM_BY_ID = "/v1/inventory/internal/{inventoryId}";
  static final String PERIODS = "/v1/financialPeriod";
  static final String PERIOD = "/v1/financialPeriod/{financialPeriodId}";
  static final String TRANSACTIONS = "/v1/projecttransaction";
  static final String TRANSACTION_BY_NUMBER = "/v1/projecttransaction/{refNbr}";

  static final String PAGE = "pageNumber";
  static final String PAGE_SIZE = "pageSize";
  static final String MODIFIED = "lastModifiedDateTime";
  static final String MODIFIED_CONDITION = "lastModifiedDateTimeCondition";
  static final String CREATED = "createdDateTime";
  static final String CREATED_CONDITION = "createdDateTimeCondition";

  /** The vendor's documents disagree on whether {@code >} includes the bound. */
  static final String FROM = ">=";

  static final String MODULE = "ModulePM";
  static final String NON_PROJECT = "X";

  /** Rows of the project list carry whole employees, so a page is kept small (ASSUMED enough). */
  static final int PROJECT_PAGE = 100;

  /** Lines of one document (ASSUMED; the vendor names no limit). */
  static final int MOST_LINES = 100;

  /** Length of a document's or a line's description (ASSUMED). */
  static final int DESCRIPTION_LENGTH = 60;

  /** The fault code that says that the company has no licence (REPORTED). */
  static final String NO_LICENCE = "12027";

  private VismanetApi() {}
}
