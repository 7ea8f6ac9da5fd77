package dev.exhume.rpm;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Asks a database for everything that it can be asked for. */
final class Everything {
  /** What a package can be asked for without saying what, so that nothing new is forgotten. */
  private static final List<Method> QUESTIONS =
      Arrays.stream(RpmPackage.class.getDeclaredMethods())
          .filter(method -> Modifier.isPublic(method.getModifiers()))
          .filter(method -> method.getParameterCount() == 0)
          .toList();

  private Everything() {}

  static void read(RpmDatabase database) throws IOException {
    database.byteOrder();
    for (Iterator<RpmPackage> all = database.stream().iterator(); all.hasNext(); ) {
      read(all.next());
    }
    for (RpmPackage rpm : database.packages()) {
      rpm.files();
      rpm.requires();
    }
    for (RpmPackage rpm : database.erased()) {
      read(rpm);
    }
    database.problems();
  }

  static void read(RpmPackage rpm) throws IOException {
    for (Method question : QUESTIONS) {
      print(answer(question, rpm));
    }
    RpmHeader header = rpm.header();
    header.locales();
    header.text(RpmTag.SUMMARY, Locale.GERMAN);
    for (RpmValue value : header.values()) {
      value.tag();
      value.isAdded();
      value.texts();
      value.rawTexts();
      value.numbers();
      value.bytes();
      print(value);
    }
  }

  /** What is never looked at may never have been made. */
  private static void print(Object answer) {
    if (answer.toString().isEmpty() && !(answer instanceof String)) {
      throw new IllegalStateException("nothing tells what a " + answer.getClass() + " is");
    }
  }

  private static Object answer(Method question, RpmPackage rpm) throws IOException {
    try {
      return question.invoke(rpm);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IOException refusal) {
        throw refusal;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(question.getName() + " fails", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
