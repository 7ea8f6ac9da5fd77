package dev.exhume.rpm;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A script that RPM runs when it installs, erases or verifies the package.
 *
 * @param interpreter with its arguments: {@code /bin/sh}, or {@code <lua>} for RPM's own
 * @param body absent where the interpreter is all there is to run, as {@code /sbin/ldconfig}
 * @param flags the sum of {@link #EXPAND}, {@link #QFORMAT} and {@link #CRITICAL}
 */
public record RpmScript(Kind kind, List<String> interpreter, Optional<String> body, long flags) {
  /** Flag of a body with macros that are expanded when it runs. */
  public static final int EXPAND = 1;

  /** Flag of a body that is a query format of its own header. */
  public static final int QFORMAT = 1 << 1;

  /** Flag of a script that must not fail. */
  public static final int CRITICAL = 1 << 2;

  public RpmScript {
    Objects.requireNonNull(kind);
    interpreter = List.copyOf(interpreter);
    Objects.requireNonNull(body);
  }

  /** When a script runs. */
  public enum Kind {
    /** Before the transaction that installs the package. */
    PRETRANS(RpmTag.PRETRANS, RpmTag.PRETRANSPROG, RpmTag.PRETRANSFLAGS),
    /** Before the package is installed. */
    PREIN(RpmTag.PREIN, RpmTag.PREINPROG, RpmTag.PREINFLAGS),
    /** After the package was installed. */
    POSTIN(RpmTag.POSTIN, RpmTag.POSTINPROG, RpmTag.POSTINFLAGS),
    /** After the transaction that installed the package. */
    POSTTRANS(RpmTag.POSTTRANS, RpmTag.POSTTRANSPROG, RpmTag.POSTTRANSFLAGS),
    /** Before the transaction that erases the package. */
    PREUNTRANS(RpmTag.PREUNTRANS, RpmTag.PREUNTRANSPROG, RpmTag.PREUNTRANSFLAGS),
    /** Before the package is erased. */
    PREUN(RpmTag.PREUN, RpmTag.PREUNPROG, RpmTag.PREUNFLAGS),
    /** After the package was erased. */
    POSTUN(RpmTag.POSTUN, RpmTag.POSTUNPROG, RpmTag.POSTUNFLAGS),
    /** After the transaction that erased the package. */
    POSTUNTRANS(RpmTag.POSTUNTRANS, RpmTag.POSTUNTRANSPROG, RpmTag.POSTUNTRANSFLAGS),
    /** When the package is verified. */
    VERIFY(RpmTag.VERIFYSCRIPT, RpmTag.VERIFYSCRIPTPROG, RpmTag.VERIFYSCRIPTFLAGS);

    private final RpmTag body;
    private final RpmTag interpreter;
    private final RpmTag flags;

    Kind(RpmTag body, RpmTag interpreter, RpmTag flags) {
      this.body = body;
      this.interpreter = interpreter;
      this.flags = flags;
    }

    /** The script of this kind that a package has. */
    Optional<RpmScript> in(RpmHeader header) {
      Optional<String> text = header.text(body);
      List<String> program =
          header.texts(interpreter).stream().limit(ScriptList.MAX_ARGUMENTS).toList();
      if (text.isEmpty() && program.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new RpmScript(
              this,
              program.isEmpty() ? List.of(ScriptList.SHELL) : program,
              text,
              header.number(flags).orElse(0L)));
    }
  }
}
