package no.samklang.simulators.tidsbanken;

/** What a column holds, and how it is shown. */
enum Kind {
  /** A String. */
  TEXT("Edm.String"),
  /** A Long. */
  INTEGER("Edm.Int32"),
  /** A BigDecimal. */
  DECIMAL("Edm.Decimal"),
  /** A Boolean. */
  FLAG("Edm.Boolean"),
  /** A LocalDateTime in Norwegian time, shown without offset. */
  LOCAL("Edm.DateTimeOffset"),
  /** A LocalDateTime in Norwegian time, shown with its offset. */
  LOCAL_WITH_OFFSET("Edm.DateTimeOffset"),
  /** An Instant, shown in Norwegian time with offset. */
  STAMP_WITH_OFFSET("Edm.DateTimeOffset"),
  /** An Instant, shown in UTC. */
  STAMP_UTC("Edm.DateTimeOffset");

  private final String edmType;

  Kind(String edmType) {
    this.edmType = edmType;
  }

  String edmType() {
    return edmType;
  }

  boolean isMoment() {
    return edmType.equals("Edm.DateTimeOffset");
  }
}
