package dev.exhume.vm.place;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a search came upon.
 *
 * @param file without any link on the way
 * @param tried every place that was looked at in vain, with the reason if it is another than that
 *     nothing is there
 */
public record Finding(Optional<Path> file, List<String> tried) {
  public Finding {
    Objects.requireNonNull(file);
    tried = List.copyOf(tried);
  }
}
