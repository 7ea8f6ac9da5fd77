package dev.exhume.vm;

import java.util.Objects;
import java.util.Optional;

/**
 * A network adapter.
 *
 * @param name as the descriptor counts it: {@code ethernet0}
 * @param macAddress in lower case with colons
 * @param isGenerated whether the address was made up by the product, and is not one that somebody
 *     wrote down
 * @param model as the descriptor has it: {@code vmxnet3}, {@code 82540EM}
 * @param network what it is attached to, as the descriptor has it
 */
public record NetworkAdapter(
    String name,
    Optional<String> macAddress,
    boolean isGenerated,
    Optional<String> model,
    Optional<String> network) {
  public NetworkAdapter {
    Objects.requireNonNull(name);
    Objects.requireNonNull(macAddress);
    Objects.requireNonNull(model);
    Objects.requireNonNull(network);
  }
}
