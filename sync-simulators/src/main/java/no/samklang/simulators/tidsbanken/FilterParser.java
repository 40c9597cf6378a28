package no.samklang.simulators.tidsbanken;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.samklang.simulators.internal.Oslo;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of OData v4 filters that callers use: comparisons of a property with a literal,
 * {@code and}, {@code or}, {@code not}, parentheses, {@code startswith}, {@code endswith}, {@code
 * contains}. Literals are strings in single quotes, numbers, booleans, null, bare dates and bare
 * moments with {@code Z} or an offset. Names are matched whatever their case.
 */
final class FilterParser {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<string>'(?:[^']|'')*')"
              + "|(?<moment>\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:\\d{2}))?)(?![\\w:.-])"
              + "|(?<number>-?\\d+(?:\\.\\d+)?)(?![\\w:.-])"
              + "|(?<word>[A-Za-zÆØÅæøå_][\\wÆØÅæøå]*)"
              + "|(?<sign>[(),]))\\s*");
  private static final Set<String> OPERATORS = Set.of("eq", "ne", "gt", "ge", "lt", "le");
  private static final Set<String> FUNCTIONS = Set.of("startswith", "endswith", "contains");
  private static final int DEEPEST = 200;

  private final Entity entity;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int depth;

  private FilterParser(Entity entity, String text) {
    this.entity = entity;
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new IllegalArgumentException(
            "Syntax error at position " + end + " in '" + text + "'.");
      }
      tokens.add(Token.of(matcher));
      end = matcher.end();
    }
  }

  private record Token(String type, String text) {

    static Token of(Matcher matcher) {
      for (String type : List.of("string", "moment", "number", "word", "sign")) {
        String text = matcher.group(type);
        if (text != null) {
          return new Token(type, text);
        }
      }
      throw new IllegalStateException("A token without a type");
    }

    boolean is(String other) {
      return !type.equals("string") && text.equals(other);
    }
  }

  /**
   * Reads a filter.
   *
   * @throws IllegalArgumentException if it is none, or does not fit the entity
   */
  static Expression parse(Entity entity, String text) {
    FilterParser parser = new FilterParser(entity, text);
    Expression expression = parser.or();
    if (parser.at < parser.tokens.size()) {
      throw new IllegalArgumentException(
          "Syntax error at '" + parser.tokens.get(parser.at).text() + "'.");
    }
    return expression;
  }

  private Expression or() {
    Expression left = and();
    while (takeIf("or")) {
      left = new Expression.Or(left, and());
    }
    return left;
  }

  private Expression and() {
    Expression left = unary();
    while (takeIf("and")) {
      left = new Expression.And(left, unary());
    }
    return left;
  }

  private Expression unary() {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException("The node count limit of the filter is exceeded.");
    }
    if (takeIf("not")) {
      return new Expression.Not(unary());
    }
    if (takeIf("(")) {
      Expression inner = or();
      expect(")");
      return inner;
    }
    Token word = take();
    if (FUNCTIONS.contains(word.text()) && takeIf("(")) {
      return function(word.text());
    }
    return comparison(word);
  }

  private Expression function(String name) {
    int place = place(take());
    if (entity.columns().get(place).kind() != Kind.TEXT) {
      throw new IllegalArgumentException(name + " needs a property of type Edm.String.");
    }
    expect(",");
    Token value = take();
    if (!value.type().equals("string")) {
      throw new IllegalArgumentException(name + " needs a string in single quotes.");
    }
    expect(")");
    return new Expression.TextTest(place, name, unquote(value.text()));
  }

  private Expression comparison(Token word) {
    int place = place(word);
    Token operator = take();
    if (!OPERATORS.contains(operator.text())) {
      throw new IllegalArgumentException("Syntax error at '" + operator.text() + "'.");
    }
    Column column = entity.columns().get(place);
    return new Expression.Comparison(
        place, column.name(), operator.text(), literal(column, take()));
  }

  private @Nullable Object literal(Column column, Token token) {
    if (token.is("null")) {
      return null;
    }
    boolean fits =
        switch (column.kind()) {
          case TEXT -> token.type().equals("string");
          case INTEGER, DECIMAL -> token.type().equals("number");
          case FLAG -> token.is("true") || token.is("false");
          default -> token.type().equals("moment");
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "A binary operator with incompatible types was detected: "
              + column.name()
              + " is "
              + column.kind().edmType()
              + ", not "
              + token.text()
              + ".");
    }
    return switch (column.kind()) {
      case TEXT -> unquote(token.text());
      case INTEGER, DECIMAL -> number(column, token.text());
      case FLAG -> Boolean.valueOf(token.text());
      default -> moment(column, token.text());
    };
  }

  private static Object number(Column column, String text) {
    BigDecimal number = new BigDecimal(text);
    boolean whole = column.kind() == Kind.INTEGER && number.stripTrailingZeros().scale() <= 0;
    return whole ? (Object) number.longValue() : number;
  }

  private static Instant moment(Column column, String text) {
    try {
      if (text.length() > 10) {
        return OffsetDateTime.parse(text).toInstant();
      }
      boolean local = column.kind() == Kind.LOCAL || column.kind() == Kind.LOCAL_WITH_OFFSET;
      return LocalDate.parse(text).atStartOfDay(local ? Oslo.ZONE : ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is no moment.", e);
    }
  }

  private int place(Token word) {
    int place = word.type().equals("word") ? entity.place(word.text()) : -1;
    if (place < 0) {
      throw new IllegalArgumentException(
          "Could not find a property named '" + word.text() + "' on type '" + entity.name() + "'.");
    }
    return place;
  }

  private static String unquote(String quoted) {
    return quoted.substring(1, quoted.length() - 1).replace("''", "'");
  }

  private Token take() {
    if (at == tokens.size()) {
      throw new IllegalArgumentException("Syntax error: the expression ends too early.");
    }
    return tokens.get(at++);
  }

  private boolean takeIf(String text) {
    boolean fits = at < tokens.size() && tokens.get(at).is(text);
    if (fits) {
      at++;
    }
    return fits;
  }

  private void expect(String text) {
    if (!takeIf(text)) {
      throw new IllegalArgumentException("Syntax error: '" + text + "' expected.");
    }
  }
}
