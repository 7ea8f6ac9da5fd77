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
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
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
    Deque<Iterator<Path>> pending = new ArrayDeque<>();
    pending.push(entries(real).iterator());
    while (!pending.isEmpty()) {
      Iterator<Path> siblings = pending.peek();
      if (!siblings.hasNext()) {
        pending.pop();
        continue;
      }
      Path entry = siblings.next();
      print(entry, isRecursive ? entry.toString() : String.valueOf(entry.getFileName()));
      if (isRecursive && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        pending.push(entries(entry).iterator());
      }
    }
  }

  /** The entries of a directory in the order that their file system gives them, which is sorted. */
  private List<Path> entries(Path directory) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      note(directory, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      note(directory, e);
    }
    return entries;
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
