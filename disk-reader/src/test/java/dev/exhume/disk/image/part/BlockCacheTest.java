package dev.exhume.disk.image.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BlockCacheTest {
  private static final String OWNER = "table";

  private final AtomicInteger loads = new AtomicInteger();
  private final BlockCache cache = new BlockCache(10 * (100 + 256));

  @Test
  void aBlockIsLoadedOnce() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(load(7)).containsExactly(7);
    }
    assertThat(loads).hasValue(1);
  }

  @Test
  void blocksOfDifferentOwnersAreDifferent() throws IOException {
    load(7);
    assertThat(cache.get("another", 7, 100, () -> new byte[] {1})).containsExactly(1);
  }

  @Test
  void whatWasNotUsedForLongestMakesRoom() throws IOException {
    for (int i = 0; i < 10; i++) {
      load(i);
    }
    load(0);
    load(10);
    assertThat(loads).hasValue(11);
    load(0);
    assertThat(loads).hasValue(11);
    load(1);
    assertThat(loads).hasValue(12);
  }

  @Test
  void aBlockThatIsLargerThanAllRoomIsServed() throws IOException {
    assertThat(cache.get(OWNER, 1, 50_000, () -> new byte[] {1})).containsExactly(1);
    load(2);
    assertThat(loads).hasValue(1);
  }

  @Test
  void aFailureIsNotKept() throws IOException {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                cache.get(
                    OWNER,
                    7,
                    100,
                    () -> {
                      throw new IOException("the cable is out");
                    }))
        .withMessage("the cable is out");
    assertThat(load(7)).containsExactly(7);
  }

  @Test
  void aFailureThatWasPreparedComesToWhoeverAsks() {
    BlockCache.Loader failing =
        () -> {
          throw new IOException("the cable is out");
        };
    cache.prepare(OWNER, 7, 100, failing);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> cache.get(OWNER, 7, 100, failing))
        .withMessage("the cable is out");
  }

  @Test
  void ofManyThreadsThatWantABlockOneLoadsIt()
      throws IOException, InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try {
      Future<byte[]> first =
          threads.submit(
              () ->
                  cache.get(
                      OWNER,
                      7,
                      100,
                      () -> {
                        started.countDown();
                        awaitQuietly(go);
                        return new byte[] {7};
                      }));
      started.await();
      Future<byte[]> second = threads.submit(() -> load(7));
      go.countDown();
      assertThat(second.get()).isSameAs(first.get());
      assertThat(loads).hasValue(0);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void whatWasPreparedIsThere() throws IOException {
    for (int i = 0; i < 50; i++) {
      int block = i;
      cache.prepare(OWNER, block, 10, () -> counted(block));
      assertThat(load(block)).containsExactly(block);
    }
    assertThat(loads).hasValue(50);
  }

  private static void awaitQuietly(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private byte[] load(int block) throws IOException {
    return cache.get(OWNER, block, 100, () -> counted(block));
  }

  private byte[] counted(int block) {
    loads.incrementAndGet();
    return new byte[] {(byte) block};
  }
}
