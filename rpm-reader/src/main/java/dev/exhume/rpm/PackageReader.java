package dev.exhume.rpm;

import dev.exhume.binary.MalformedDataException;
import dev.exhume.rpm.header.Damage;
import dev.exhume.rpm.header.Header;
import dev.exhume.rpm.header.HeaderBlob;
import dev.exhume.rpm.header.HeaderLocation;
import dev.exhume.rpm.header.HeaderStore;
import dev.exhume.rpm.header.HeaderStore.Scan;
import dev.exhume.rpm.header.Seal;
import java.io.IOException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;

/** One pass over a database that makes packages of its headers. */
final class PackageReader extends Spliterators.AbstractSpliterator<RpmPackage> {
  /**
   * How often a pass may read the whole database: once, if all is well. A file can let many keys
   * lead to the same bytes, and must not gain time or memory by it.
   */
  private static final int MAX_PASSES = 8;

  private final Scan scan;
  private final ProblemList problems;
  private final boolean keepsHeaders;
  private long budget;

  PackageReader(HeaderStore store, Scan scan, ProblemList problems, boolean keepsHeaders) {
    super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
    this.scan = scan;
    this.problems = problems;
    this.keepsHeaders = keepsHeaders;
    this.budget = MAX_PASSES * store.size();
  }

  @Override
  public boolean tryAdvance(Consumer<? super RpmPackage> action) {
    while (true) {
      Optional<HeaderLocation> location = scan.next();
      if (location.isEmpty()) {
        problems.complete();
        return false;
      }
      if (budget <= 0) {
        problems.add(
            new Damage(
                location.get().offset(),
                "keys lead to the same bytes again and again; packages may be missing"));
        problems.complete();
        return false;
      }
      Optional<RpmPackage> read = read(location.get());
      if (read.isPresent()) {
        action.accept(read.get());
        return true;
      }
    }
  }

  private Optional<RpmPackage> read(HeaderLocation location) {
    try {
      HeaderBlob blob = location.read();
      budget -= blob.bytes().size();
      return Optional.of(read(location, blob));
    } catch (MalformedDataException e) {
      problems.addMissing(Damage.of(e), location);
    } catch (IOException e) {
      String message = "header cannot be read: " + e.getMessage();
      problems.addMissing(new Damage(location.offset(), message), location);
    }
    return Optional.empty();
  }

  private RpmPackage read(HeaderLocation location, HeaderBlob blob) throws IOException {
    Header header;
    String name;
    try {
      header = Header.read(blob.bytes());
      name =
          header
              .text(RpmTag.NAME.number())
              .filter(text -> !text.isEmpty())
              .orElseThrow(() -> blob.bytes().malformed(0, "the package has no name"));
    } catch (MalformedDataException e) {
      Optional<HeaderLocation> repaired = location.repaired();
      if (repaired.isPresent()) {
        return read(repaired.get(), repaired.get().read());
      }
      // That the header is cut is the cause of whatever is wrong with it.
      throw blob.cut().orElse(e);
    }
    Seal seal = header.seal();
    if (blob.cut().isPresent() || !header.damages().isEmpty() || seal.fault().isPresent()) {
      Optional<HeaderLocation> repaired = location.repaired();
      if (repaired.isPresent()) {
        return read(repaired.get(), repaired.get().read());
      }
    }
    RpmHeader view = new RpmHeader(header);
    RpmPackage read =
        new RpmPackage(
            location.instance(),
            location.offset(),
            name,
            integrity(blob, header, seal),
            view,
            source(location, name, view));
    if (blob.cut().isPresent()) {
      tell(read, blob.cut().get().offset(), blob.cut().get().getMessage(), "part of %s is missing");
    } else if (!header.damages().isEmpty()) {
      // Entries lie side by side: what hits several of them is one damage.
      Damage first = header.damages().get(0);
      int others = header.damages().size() - 1;
      String message =
          others == 0
              ? first.message()
              : "%s, and %d other entries are damaged".formatted(first.message(), others);
      tell(read, first.offset(), message, "part of %s is missing");
    } else if (seal.fault().isPresent()) {
      Damage fault = seal.fault().get();
      tell(read, fault.offset(), fault.message(), "what %s says may be wrong");
    } else if (blob.flaw().isPresent()) {
      MalformedDataException flaw = blob.flaw().get();
      String cost =
          seal.tag().isPresent() ? "%s is proved by its own digest" : "what %s says may be wrong";
      tell(read, flaw.offset(), flaw.getMessage(), cost);
    }
    return read;
  }

  private static HeaderIntegrity integrity(HeaderBlob blob, Header header, Seal seal) {
    if (blob.cut().isPresent() || !header.damages().isEmpty()) {
      return HeaderIntegrity.INCOMPLETE;
    }
    if (seal.fault().isPresent()) {
      return HeaderIntegrity.DAMAGED;
    }
    if (seal.tag().isPresent()) {
      return HeaderIntegrity.VERIFIED;
    }
    return blob.flaw().isPresent() ? HeaderIntegrity.DAMAGED : HeaderIntegrity.UNVERIFIED;
  }

  private void tell(RpmPackage damaged, long offset, String message, String cost) {
    problems.add(new Damage(offset, message).costing(cost.formatted(damaged.nevra())));
  }

  private HeaderSource source(HeaderLocation location, String name, RpmHeader header) {
    HeaderSource anew = new StoredHeader(location, name, problems);
    return keepsHeaders ? new KeptHeader(header, anew) : anew;
  }

  /** A header that stays in the database. */
  private record StoredHeader(HeaderLocation location, String name, ProblemList problems)
      implements HeaderSource {
    @Override
    public RpmHeader read() throws IOException {
      return new RpmHeader(Header.read(location.read().bytes()));
    }

    @Override
    public void incomplete(String message) {
      problems.add(new Damage(location.offset(), name + ": " + message));
    }
  }

  /** A header that stays in memory. */
  private record KeptHeader(RpmHeader header, HeaderSource source) implements HeaderSource {
    @Override
    public RpmHeader read() {
      return header;
    }

    @Override
    public void incomplete(String message) {
      source.incomplete(message);
    }
  }
}
