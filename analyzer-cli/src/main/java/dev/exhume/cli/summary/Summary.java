package dev.exhume.cli.summary;

import dev.exhume.cli.text.Screen;
import dev.exhume.core.profile.ServerProfile;

/**
 * The profile on one screen: what it is, what matters, what worries.
 *
 * <p>Whatever there is much of is cut short and counted: the profile has all of it.
 */
public final class Summary {
  private Summary() {}

  /** The summary with a line feed at its end. */
  public static String of(ServerProfile profile, Screen screen) {
    Page page = new Page(screen);
    Identity.print(profile, page);
    ServiceRows.print(profile, page);
    DataRows.print(profile, page);
    Worries.print(profile, page);
    return page.toString();
  }
}
