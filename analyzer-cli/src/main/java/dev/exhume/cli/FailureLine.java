package dev.exhume.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says in one line what failed; with {@code --debug} also how the program came there. */
final class FailureLine implements IExecutionExceptionHandler {
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
      return missing.getFile() + ": no such file or directory";
    }
    if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    }
    String message = failure.getMessage();
    if (failure instanceof FileSystemException || failure instanceof IOException) {
      return message == null ? failure.getClass().getSimpleName() : message;
    }
    return "a fault of the program, please report it (--debug shows more): " + failure;
  }

  private static boolean isDebugging(CommandLine command) {
    return command.getCommand() instanceof SourceCommand source && source.isDebugging();
  }
}
