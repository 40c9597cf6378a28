package no.samklang.sync.testkit.crash;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts something around every call of an interface. */
final class Watched {
  private static final Object[] NONE = {};

  private Watched() {}

  /** Does the work of a call, or throws before it or after. */
  @FunctionalInterface
  interface Around {
    @Nullable Object call(String method, Object[] arguments, Supplier<@Nullable Object> work);
  }

  static <I> I of(Class<I> type, I real, Around around) {
    Object proxy =
        Proxy.newProxyInstance(
            Watched.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Object[] given = arguments == null ? NONE : arguments;
              return around.call(method.getName(), given, () -> invoke(real, method, given));
            });
    return type.cast(proxy);
  }

  private static @Nullable Object invoke(Object real, Method method, Object[] arguments) {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (failed.getCause() instanceof Error cause) {
        throw cause;
      }
      throw new IllegalStateException(method + " failed", failed.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(method + " is not public", e);
    }
  }
}
