package no.samklang.connector.twentyfourso;

import java.util.List;

/** Every name of the API that the connector goes by, by how sure it is. */
final class ApiNames {
  private ApiNames() {}

  /** Stands in the vendor's own documents. */
  static final class Verified {
    static final String BASE_URL = "https://rest.api.24sevenoffice.com/v1";
    static final String HOST = "rest.api.24sevenoffice.com";
    static final String TOKEN_URL = "https://login.24sevenoffice.com/oauth/token";
    static final String AUDIENCE = "https://api.24sevenoffice.com";
    static final String ORGANISATION_FIELD = "login_organization";

    static final List<String> SCOPES =
        List.of(
            "api.crm.customer:read",
            "api.product.product:read",
            "api.invoicing.salesorder:read",
            "api.invoicing.salesorder:write",
            "api.invoicing.salesorder.line:read",
            "api.invoicing.salesorder.line:write");

    static final String ORGANISATION = "/organization/information";
    static final String CUSTOMERS = "/customers";
    static final String CUSTOMER = "/customers/{customerId}";
    static final String PRODUCTS = "/products";
    static final String PRODUCT = "/products/{id}";
    static final String PROJECTS = "/dimensions/1/elements";
    static final String ORDERS = "/salesorders";
    static final String ORDER = "/salesorders/{id}";
    static final String LINES = "/salesorders/{id}/lines";

    static final int MOST_ROWS = 100;
    static final int PROJECT_DIMENSION = 1;
    static final String PROJECT_MISSING = "ProjectMissing";
    static final String DEPARTMENT_MISSING = "DepartmentMissing";
    static final String DRAFT = "Draft";
    static final String CONFIRMED = "Confirmed";
    static final String PRODUCT_LINE = "product";
    static final String TEXT_LINE = "text";

    private Verified() {}
  }
}
