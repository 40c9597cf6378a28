package no.samklang.connector.smartday;

import java.util.Map;
import java.util.Set;

/**
 * The names of the API, by what is known of them. No document of the vendor names them: what is
 * reported was seen in another program, what is assumed was seen nowhere.
 */
final class ApiNames {
  private ApiNames() {}

  /** Seen in a program that ran against the API in 2019 and 2020. */
  static final class Reported {
    static final String BASE_URL = "https://api.gsgroup.io/v1.0";
    static final String KEY_HEADER = "Ocp-Apim-Subscription-Key";

    static final String CUSTOMERS = "/customers/";
    static final String CUSTOMER = "/customers/{id}";
    static final String STORES = "/stores/";
    static final String ITEMS_TO_READ = "/stores/{store}/items";
    static final String ITEMS_TO_WRITE = "/stores/{store}/items/";
    static final String ORDERS = "/orders/";
    static final String ORDER = "/orders/{id}";
    static final String MATERIALS = "/orders/{id}/materials/";
    static final String REGISTRATIONS = "/orders/{id}/salarycodes/";
    static final String SALARY_CODES = "/salarycodes/";
    static final String SITE = "/sites/{id}";

    static final String TOP = "Top";
    static final String SKIP = "Skip";
    static final String MARK = "LastTimeMarkedForExport";

    static final String ID = "id";
    static final String EXTERNAL_ID = "externalId";
    static final String NAME = "name";
    static final String DESCRIPTION = "description";
    static final String REFERENCE = "Reference";
    static final String HANDYMAN = "handyman";

    static final String ENTITY = "entity";
    static final String HAS_ERROR = "hasError";
    static final String ERROR = "errorMessage";

    static final String IS_COMPANY = "isCompany";
    static final String VAT_NUMBER = "vatNumber";
    static final String CELL_PHONE = "cellPhoneNumber";
    static final String PHONE = "phoneNumber";
    static final String EMAIL = "email";
    static final String COMMENT = "comment";
    static final String CATEGORY = "categoryReference";
    static final String BILLING_ADDRESS = "billingAddress";
    static final String CONTACTS = "contacts";
    static final String HANDYMAN_CONTACT = "handymanContact";
    static final String HANDYMAN_CUSTOMER = "handymanCustomer";
    static final String SMARTDAY_CUSTOMER = "smartdayCustomer";
    static final String STATE = "state";
    static final int ACTIVE = 0;
    static final int INACTIVE = 1;

    static final String STREET = "address1";
    static final String HOUSE_NUMBER = "housenumber";
    static final String ADDRESS_2 = "address2";
    static final String POSTAL_CODE = "postalCode";
    static final String POSTAL_AREA = "postalArea";
    static final String COUNTRY = "country";

    static final String ITEM_NO = "itemNo";
    static final String UNIT = "unit";
    static final String ITEM_GROUP = "itemGroup";
    static final String PRICE = "price";
    static final String COST_PRICE = "costPrice";
    static final String VAT_RATE = "vatRate";
    static final String WHOLESALER = "wholesalerReference";

    static final String STORE_NAME = "storeName";
    static final String SMARTDAY_STORE = "smartdayStore";
    static final String IS_ACTIVE = "isActive";

    static final String PO_NUMBER = "poNumber";
    static final String START = "startTime";
    static final String END = "endTime";
    static final String CUSTOMER_REFERENCE = "customerReference";
    static final String LOCATION = "location";
    static final String SITE_REFERENCE = "siteReference";
    static final String POSTAL_ADDRESS = "postalAddress";
    static final String SMARTDAY_ORDER = "smartdayOrder";
    static final String STATUS = "status";
    static final String PROJECT_REFERENCE = "projectReference";
    static final String MARKED_AT = "lastTimeMarkedForExport";

    static final String QUANTITY = "quantity";
    static final String TOTAL_PRICE = "totalPrice";
    static final String BILLABLE = "billable";
    static final String DATE = "date";
    static final String USER = "userReference";
    static final String SMARTDAY_MATERIAL = "smartdayMaterial";
    static final String UNIT_PRICE = "unitPrice";
    static final String SALARY_CODE = "salaryCodeReference";
    static final String INFO = "info";
    static final String AMOUNT = "amount";
    static final String SMARTDAY_REGISTRATION = "smartdaySalaryCodeRegistration";
    static final String UNIT_OF_HOURS = "time";

    /** Statuses of registrations that were used, exported or approved; 0 is only proposed. */
    static final Set<Integer> TRANSFERRED = Set.of(1, 2, 3);

    static final int APPROVED = 8;

    /** Further on than finished. */
    static final Set<Integer> BEYOND = Set.of(APPROVED, 99);

    static final String CATEGORY_TIME = "1";
    static final String CATEGORY_SUPPLEMENT = "2";
    static final String CATEGORY_TEXT = "3";

    private Reported() {}
  }

  /** Seen nowhere; made in the vendor's style. */
  static final class Assumed {
    static final String AGREEMENT_HEADER = "X-Agreement-Number";
    static final String STATUS_WEB = "statusWeb";
    static final String KILOMETRES = "km";

    /** The statuses in the words that Norwegian users read. */
    static final Map<Integer, String> STATUS_WORDS =
        Map.of(
            1, "Venter",
            2, "Aktivert",
            3, "Akseptert",
            4, "Pågår",
            41, "Avventer",
            6, "Sendt hjem",
            7, "Avsluttet",
            8, "Godkjent",
            99, "Avregnet");

    private Assumed() {}
  }
}
