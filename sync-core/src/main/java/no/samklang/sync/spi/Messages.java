package no.samklang.sync.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a {@link Message} into text for a person, in English, Norwegian or Swedish. A language
 * without texts gets English; a code without a text is shown as it is, with its parameters. Safe
 * for use by many threads.
 *
 * <p>Core's texts are in {@code no/samklang/sync/messages*.properties}; other modules bring theirs
 * as {@link MessageTexts} services.
 */
public final class Messages {
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9_.-]+)}");

  private Messages() {}

  /** Returns the text of {@code message} in the language of {@code locale}. */
  public static String text(Message message, Locale locale) {
    String pattern = pattern(message.code(), locale);
    return pattern == null ? bare(message) : fill(pattern, message.params()).strip();
  }

  private static @Nullable String pattern(String code, Locale locale) {
    for (MessageTexts texts : Loaded.TEXTS) {
      String found = texts.pattern(code, locale);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private static String fill(String pattern, Map<String, String> params) {
    return PLACE
        .matcher(pattern)
        .replaceAll(
            place -> Matcher.quoteReplacement(params.getOrDefault(place.group(1), place.group())));
  }

  private static String bare(Message message) {
    return message.params().isEmpty() ? message.code() : message.code() + " " + message.params();
  }

  private static final class Loaded {
    static final List<MessageTexts> TEXTS = load();

    private static List<MessageTexts> load() {
      List<MessageTexts> all = new ArrayList<>();
      all.add(
          new MessageTexts.Bundled(
              name -> Messages.class.getResourceAsStream("/no/samklang/sync/" + name)));
      ServiceLoader.load(MessageTexts.class, Messages.class.getClassLoader()).forEach(all::add);
      return List.copyOf(all);
    }
  }
}
