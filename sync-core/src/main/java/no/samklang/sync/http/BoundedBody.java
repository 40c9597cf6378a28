package no.samklang.sync.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a limit and gives up, closing the connection, when it is larger. */
final class BoundedBody implements BodySubscriber<byte[]> {
  private final int limit;
  private final List<ByteBuffer> parts = new ArrayList<>();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private volatile @Nullable Subscription subscription;
  private long size;

  BoundedBody(int limit) {
    this.limit = limit;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Subscription source) {
    subscription = source;
    source.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> more) {
    for (ByteBuffer part : more) {
      size += part.remaining();
    }
    if (size <= limit) {
      parts.addAll(more);
      return;
    }
    parts.clear();
    giveUp(new TooLarge());
  }

  /** Breaks off, closing the connection; may be called by any thread. */
  void giveUp(IOException why) {
    body.completeExceptionally(why);
    Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    byte[] bytes = new byte[(int) size];
    int at = 0;
    for (ByteBuffer part : parts) {
      int length = part.remaining();
      part.get(bytes, at, length);
      at += length;
    }
    body.complete(bytes);
  }

  /** The body is larger than the limit. */
  static final class TooLarge extends IOException {}
}
