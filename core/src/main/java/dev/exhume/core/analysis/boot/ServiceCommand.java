package dev.exhume.core.analysis.boot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a service is started where there is no init system that could.
 *
 * @param before what runs to its end first
 * @param start the program that is the service, or starts it
 * @param staysInForeground whether the program is the service, and ends only with it
 * @param user whom it runs as, by name or number; root if nobody is named
 * @param directories that must be there first and belong to the user
 * @param environment variables by name, as its description sets them
 * @param secrets variables by name whose values must not be repeated, each with the command of a
 *     shell that prints its value from the file where it stands
 * @param environmentFiles absolute paths of files of such variables
 * @param settings what else is set for its processes
 */
public record ServiceCommand(
    List<Step> before,
    Step start,
    boolean staysInForeground,
    Optional<String> user,
    Optional<String> group,
    Optional<String> workingDirectory,
    List<String> directories,
    Map<String, String> environment,
    Map<String, String> secrets,
    List<String> environmentFiles,
    ProcessSettings settings) {

  /** A service for which nothing else is set. */
  public ServiceCommand(
      List<Step> before,
      Step start,
      boolean staysInForeground,
      Optional<String> user,
      Optional<String> group,
      Optional<String> workingDirectory,
      List<String> directories,
      Map<String, String> environment,
      Map<String, String> secrets,
      List<String> environmentFiles) {
    this(
        before,
        start,
        staysInForeground,
        user,
        group,
        workingDirectory,
        directories,
        environment,
        secrets,
        environmentFiles,
        ProcessSettings.NONE);
  }

  public ServiceCommand {
    before = List.copyOf(before);
    directories = List.copyOf(directories);
    environment = Map.copyOf(environment);
    secrets = Map.copyOf(secrets);
    environmentFiles = List.copyOf(environmentFiles);
  }

  /** A program that needs nothing around it, and has done its work when it ends. */
  public static ServiceCommand of(Step start) {
    return of(start, false, Optional.empty());
  }

  /** A program that stays in the foreground, started in a directory if one is named. */
  public static ServiceCommand foreground(Step start, Optional<String> workingDirectory) {
    return of(start, true, workingDirectory);
  }

  /** The same as another user. */
  public ServiceCommand as(String otherUser) {
    return new ServiceCommand(
        before,
        start,
        staysInForeground,
        Optional.of(otherUser),
        group,
        workingDirectory,
        directories,
        environment,
        secrets,
        environmentFiles,
        settings);
  }

  /** The same with these variables instead of its own. */
  public ServiceCommand with(Map<String, String> variables, Map<String, String> hidden) {
    return new ServiceCommand(
        before,
        start,
        staysInForeground,
        user,
        group,
        workingDirectory,
        directories,
        variables,
        hidden,
        environmentFiles,
        settings);
  }

  /** The same with these settings instead of its own. */
  public ServiceCommand with(ProcessSettings others) {
    return new ServiceCommand(
        before,
        start,
        staysInForeground,
        user,
        group,
        workingDirectory,
        directories,
        environment,
        secrets,
        environmentFiles,
        others);
  }

  private static ServiceCommand of(
      Step start, boolean staysInForeground, Optional<String> workingDirectory) {
    return new ServiceCommand(
        List.of(),
        start,
        staysInForeground,
        Optional.empty(),
        Optional.empty(),
        workingDirectory,
        List.of(),
        Map.of(),
        Map.of(),
        List.of());
  }

  /**
   * One program that runs.
   *
   * @param words the program by its absolute path, and its arguments
   * @param secrets names of variables that stand in the words as <code>${NAME}</code>, since their
   *     values must not be repeated
   * @param mayFail whether what follows is started even if it fails
   * @param asRoot whether it runs as root whoever the user of the service is
   */
  public record Step(List<String> words, Set<String> secrets, boolean mayFail, boolean asRoot) {
    public Step {
      words = List.copyOf(words);
      secrets = Set.copyOf(secrets);
    }

    /** A program without secrets, as the user of the service, on which all that follows depends. */
    public static Step of(List<String> words) {
      return new Step(words, Set.of(), false, false);
    }
  }
}
