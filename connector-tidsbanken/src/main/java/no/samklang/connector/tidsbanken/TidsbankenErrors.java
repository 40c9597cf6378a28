package no.samklang.connector.tidsbanken;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.samklang.sync.http.ApiReply;
import no.samklang.sync.http.ErrorReader;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unavailable;

/** Tells the gateway's refusals from the service's, and which key is meant. */
final class TidsbankenErrors implements ErrorReader {
  static final String SUBSCRIPTION_KEY_REFUSED = "tidsbanken.subscription-key-refused";
  static final String TB_KEY_REFUSED = "tidsbanken.tb-key-refused";

  private static final Duration QUOTA_PAUSE = Duration.ofHours(1);
  private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):(\\d\\d):(\\d\\d)");

  @Override
  public SyncException read(ApiReply reply, SyncException byStatus) {
    return switch (reply.status()) {
      case 401 ->
          new NotAllowed(
              reply.describe(isGateway(reply) ? SUBSCRIPTION_KEY_REFUSED : TB_KEY_REFUSED));
      case 403 -> forbidden(reply);
      case 404 -> isGateway(reply) ? new Broken(reply.describe("tidsbanken.wrong-path")) : byStatus;
      default -> byStatus;
    };
  }

  /** A used-up quota names, at best, when it is filled again; nothing was done then. */
  private static SyncException forbidden(ApiReply reply) {
    String text = reply.text();
    if (!text.toLowerCase(Locale.ROOT).contains("quota")) {
      return new NotAllowed(reply.describe("tidsbanken.forbidden"));
    }
    Matcher clock = CLOCK.matcher(text);
    Duration pause = clock.find() ? duration(clock) : QUOTA_PAUSE;
    return new Unavailable(reply.describe("tidsbanken.quota"), pause, null);
  }

  private static Duration duration(Matcher clock) {
    return Duration.ofHours(Long.parseLong(clock.group(1)))
        .plusMinutes(Long.parseLong(clock.group(2)))
        .plusSeconds(Long.parseLong(clock.group(3)));
  }

  private static boolean isGateway(ApiReply reply) {
    return reply
        .jsonIfReadable()
        .map(JsonNode::properties)
        .map(
            properties ->
                properties.stream()
                    .anyMatch(each -> each.getKey().equalsIgnoreCase(ApiV3.GATEWAY_STATUS)))
        .orElse(false);
  }
}
