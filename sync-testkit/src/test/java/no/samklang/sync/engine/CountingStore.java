package no.samklang.sync.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BiConsumer;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.SyncStateStore;

/** Puts something around the calls of a store. */
final class CountingStore {
  private CountingStore() {}

  /** What happens before and after a call; a throw before it keeps the call from being made. */
  interface Watch {
    default void before(String call, Object[] arguments) {}

    default void after(String call, Object[] arguments) {}
  }

  static SyncStateStore watched(SyncStateStore store, Watch watch) {
    return (SyncStateStore)
        Proxy.newProxyInstance(
            CountingStore.class.getClassLoader(),
            new Class<?>[] {SyncStateStore.class},
            (proxy, method, arguments) -> {
              Object[] given = arguments == null ? new Object[0] : arguments;
              watch.before(method.getName(), given);
              Object answer;
              try {
                answer = method.invoke(store, arguments);
              } catch (InvocationTargetException failed) {
                throw failed.getCause();
              }
              watch.after(method.getName(), given);
              return answer;
            });
  }

  /** Shows each durable commit that changes something. */
  static SyncStateStore commits(SyncStateStore store, BiConsumer<String, List<StateChange>> seen) {
    return watched(
        store,
        new Watch() {
          @Override
          public void after(String call, Object[] arguments) {
            if (call.equals("commit") && !changes(arguments).isEmpty()) {
              seen.accept(call, changes(arguments));
            }
          }
        });
  }

  @SuppressWarnings("unchecked") // the second argument of commit
  static List<StateChange> changes(Object[] commitArguments) {
    return (List<StateChange>) commitArguments[1];
  }
}
