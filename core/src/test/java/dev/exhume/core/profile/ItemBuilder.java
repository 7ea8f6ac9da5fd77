package dev.exhume.core.profile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A package for tests, of which only the name need be said. */
public final class ItemBuilder {
  private final String name;
  private Optional<Long> epoch = Optional.empty();
  private String version = "1.0";
  private Optional<String> release = Optional.empty();
  private Optional<String> architecture = Optional.empty();
  private Optional<String> vendor = Optional.empty();
  private Optional<String> sourcePackage = Optional.empty();
  private Optional<Instant> installedAt = Optional.empty();
  private Optional<String> license = Optional.empty();
  private Optional<String> modularityLabel = Optional.empty();
  private boolean thirdParty;
  private boolean publicKey;

  private ItemBuilder(String name) {
    this.name = name;
  }

  public static ItemBuilder item(String name) {
    return new ItemBuilder(name);
  }

  /** All packages of a server. */
  public static Packages packages(String manager, List<Packages.Item> items) {
    return new Packages(Optional.of(manager), Optional.empty(), List.of(), items.size(), items);
  }

  public ItemBuilder epoch(long number) {
    epoch = Optional.of(number);
    return this;
  }

  public ItemBuilder version(String text) {
    version = text;
    return this;
  }

  public ItemBuilder release(String text) {
    release = Optional.of(text);
    return this;
  }

  public ItemBuilder architecture(String text) {
    architecture = Optional.of(text);
    return this;
  }

  public ItemBuilder vendor(String text) {
    vendor = Optional.of(text);
    return this;
  }

  public ItemBuilder sourcePackage(String text) {
    sourcePackage = Optional.of(text);
    return this;
  }

  public ItemBuilder installedAt(Instant time) {
    installedAt = Optional.of(time);
    return this;
  }

  public ItemBuilder license(String text) {
    license = Optional.of(text);
    return this;
  }

  public ItemBuilder modularityLabel(String text) {
    modularityLabel = Optional.of(text);
    return this;
  }

  public ItemBuilder thirdParty(boolean isThirdParty) {
    thirdParty = isThirdParty;
    return this;
  }

  public ItemBuilder publicKey() {
    publicKey = true;
    return this;
  }

  public Packages.Item build() {
    return new Packages.Item(
        name,
        epoch,
        version,
        release,
        architecture,
        vendor,
        Optional.empty(),
        sourcePackage,
        installedAt,
        Optional.empty(),
        license,
        0,
        thirdParty,
        publicKey,
        modularityLabel,
        Optional.empty(),
        Optional.empty());
  }
}
