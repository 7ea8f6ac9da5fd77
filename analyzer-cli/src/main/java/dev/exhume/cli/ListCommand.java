package dev.exhume.cli;

import dev.exhume.cli.text.OneLine;
import dev.exhume.core.ServerFiles;
import dev.exhume.core.profile.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists files of the dead server. */
@Command(
    name = "ls",
    mixinStandardHelpOptions = true,
    synopsisHeading = "Usage: ",
    customSynopsis = "exhume ls [-lR] [--volume NAME] SOURCE... [PATH]",
    header = "List files of the server, without mounting anything.",
    description = {
      "",
      "Times are in UTC, owners are numbers. What a terminal must not see is shown as",
      "\\xNN, which PATH takes as well.",
      ""
    },
    footer = {"", "Example:", "  exhume ls -l old.vmdk /etc/httpd"})
final class ListCommand extends LookCommand {
  @Parameters(
      paramLabel = "SOURCE... [PATH]",
      arity = "0..*",
      description = {SOURCE + ";", "then, if there are several words, a path inside"})
  private List<String> words = List.of();

  @Option(names = "-l", description = "with type, mode, links, owner, group, size and time")
  private boolean isLong;

  @Option(names = "-R", description = "with all that is below, by full path, a line for each file")
  private boolean isRecursive;

  private final List<Problem> problems = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    requireWords(words, 1);
    boolean hasPath = words.size() > 1;
    int sources = hasPath ? words.size() - 1 : 1;
    try (ServerFiles files = open(words.subList(0, sources))) {
      Path path = inside(files, hasPath ? words.get(sources) : "/");
      list(path);
      out().flush();
      problems.addAll(files.problems());
      tell(problems);
      return status(problems);
    }
  }

  private void list(Path path) throws IOException {
    Path real = path.toRealPath();
    if (!Files.isDirectory(real)) {
      print(path, path.toString());
      return;
    }
    // Not recursive: how deep a tree is, is up to whoever made it.
    Deque<OpenDirectory> open = new ArrayDeque<>();
    open.push(new OpenDirectory(real));
    while (!open.isEmpty()) {
      Optional<Path> entry = open.peek().next();
      if (entry.isEmpty()) {
        open.pop().close();
        continue;
      }
      Path file = entry.get();
      print(file, isRecursive ? file.toString() : String.valueOf(file.getFileName()));
      if (isRecursive && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        open.push(new OpenDirectory(file));
      }
    }
  }

  /**
   * A directory that is being listed, in the order that its file system gives, which is sorted. Its
   * entries are never held all at once.
   */
  private final class OpenDirectory {
    private final Path directory;
    private Optional<DirectoryStream<Path>> stream = Optional.empty();
    private Iterator<Path> entries = Collections.emptyIterator();

    // The stream outlives this constructor; close() is for it.
    @SuppressWarnings("StreamResourceLeak")
    OpenDirectory(Path directory) {
      this.directory = directory;
      try {
        DirectoryStream<Path> opened = Files.newDirectoryStream(directory);
        stream = Optional.of(opened);
        entries = opened.iterator();
      } catch (IOException e) {
        note(directory, e);
      }
    }

    /** The next entry; empty at the end, or where the directory cannot be read any further. */
    Optional<Path> next() {
      try {
        return entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
      } catch (DirectoryIteratorException e) {
        note(directory, Objects.requireNonNull(e.getCause()));
        return Optional.empty();
      }
    }

    void close() throws IOException {
      if (stream.isPresent()) {
        stream.get().close();
      }
    }
  }

  private void print(Path file, String name) {
    if (isLong) {
      try {
        out().append(LongListing.of(file)).append(' ');
        out().append(OneLine.of(name)).append(OneLine.of(LongListing.target(file))).append('\n');
      } catch (IOException e) {
        note(file, e);
      }
    } else {
      out().append(OneLine.of(name)).append('\n');
    }
  }

  private void note(Path file, IOException cause) {
    problems.add(Problem.of(file.toString(), String.valueOf(cause.getMessage())));
  }
}
