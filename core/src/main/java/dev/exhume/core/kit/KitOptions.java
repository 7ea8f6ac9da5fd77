package dev.exhume.core.kit;

import com.google.common.collect.ImmutableSortedSet;
import java.util.List;
import java.util.SortedSet;

/**
 * What a kit is to be like, where there is a choice.
 *
 * @param strategy how the server is brought back
 * @param compression of the archives
 * @param image whether to write the image itself, too, as an OCI layout and for {@code docker load}
 * @param slim whether what the needed services do not reach stays out
 * @param withoutLogs whether old logs stay out
 * @param unchanged identifiers of the changes of the root that are not made
 * @param services to start instead of those that are needed; empty for these
 */
public record KitOptions(
    Strategy strategy,
    Compression compression,
    boolean image,
    boolean slim,
    boolean withoutLogs,
    SortedSet<String> unchanged,
    List<String> services) {

  public KitOptions {
    unchanged = ImmutableSortedSet.copyOf(unchanged);
    services = List.copyOf(services);
  }

  /** What is best for most servers. */
  public static KitOptions usual() {
    return builder().build();
  }

  /** Starts from what is best for most servers. */
  public static Builder builder() {
    return new Builder();
  }

  /** Makes options. */
  public static final class Builder {
    private Strategy strategy = Strategy.ROOT;
    private Compression compression = Compression.GZIP;
    private boolean image;
    private boolean slim;
    private boolean withoutLogs;
    private SortedSet<String> unchanged = ImmutableSortedSet.of();
    private List<String> services = List.of();

    private Builder() {}

    public Builder strategy(Strategy chosen) {
      strategy = chosen;
      return this;
    }

    public Builder compression(Compression chosen) {
      compression = chosen;
      return this;
    }

    public Builder image(boolean written) {
      image = written;
      return this;
    }

    public Builder slim(boolean isSlim) {
      slim = isSlim;
      return this;
    }

    public Builder withoutLogs(boolean areOut) {
      withoutLogs = areOut;
      return this;
    }

    public Builder unchanged(Iterable<String> changes) {
      unchanged = ImmutableSortedSet.copyOf(changes);
      return this;
    }

    public Builder services(List<String> names) {
      services = List.copyOf(names);
      return this;
    }

    public KitOptions build() {
      return new KitOptions(strategy, compression, image, slim, withoutLogs, unchanged, services);
    }
  }
}
