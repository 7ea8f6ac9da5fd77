package dev.exhume.cli;

import dev.exhume.cli.text.OneLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line what failed; with {@code --debug} also how the program came there. */
final class FailureLine implements IExecutionExceptionHandler {
  private static final char REPLACEMENT = '\ufffd';

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    PrintWriter err = command.getErr();
    err.println("exhume: " + OneLine.of(message(failure)));
    if (isDebugging(command)) {
      failure.printStackTrace(err);
    }
    err.flush();
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  private static String message(Exception failure) {
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile()
          + ": no such file or directory"
          + hint(String.valueOf(missing.getFile()));
    }
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    if (failure instanceof FileAlreadyExistsException existing) {
      return existing.getFile() + ": is there already, and is no directory";
    }
    String message = failure.getMessage();
    if (failure instanceof FileSystemException || failure instanceof IOException) {
      return message == null ? failure.getClass().getSimpleName() : message;
    }
    return "a fault of the program, please report it (--debug shows more): " + failure;
  }

  /** The JVM loses the bytes of an argument that are no text, and cannot name the file by it. */
  private static String hint(String file) {
    return file.indexOf(REPLACEMENT) < 0
        ? ""
        : "; a name that is not UTF-8 cannot be given: make a symbolic link to it";
  }

  private static boolean isDebugging(CommandLine command) {
    return command.getCommand() instanceof ReadingCommand reading && reading.isDebugging();
  }
}
