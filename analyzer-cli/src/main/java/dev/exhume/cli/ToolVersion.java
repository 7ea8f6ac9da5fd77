package dev.exhume.cli;

import dev.exhume.core.ServerAnalyzer;
import picocli.CommandLine.IVersionProvider;

/** The version that {@code --version} prints. */
final class ToolVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"exhume " + ServerAnalyzer.TOOL.version()};
  }
}
