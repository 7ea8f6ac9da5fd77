package dev.exhume.rpm.header;

/** Numbers of the tags that are read, by their names in RPM. */
public final class Tag {
  public static final int NAME = 1000;
  public static final int VERSION = 1001;
  public static final int RELEASE = 1002;
  public static final int EPOCH = 1003;
  public static final int SUMMARY = 1004;
  public static final int BUILDTIME = 1006;
  public static final int INSTALLTIME = 1008;
  public static final int SIZE = 1009;
  public static final int VENDOR = 1011;
  public static final int LICENSE = 1014;
  public static final int PACKAGER = 1015;
  public static final int ARCH = 1022;
  public static final int OLDFILENAMES = 1027;
  public static final int FILESIZES = 1028;
  public static final int FILESTATES = 1029;
  public static final int FILEMODES = 1030;
  public static final int FILEMTIMES = 1034;
  public static final int FILEDIGESTS = 1035;
  public static final int FILELINKTOS = 1036;
  public static final int FILEFLAGS = 1037;
  public static final int FILEUSERNAME = 1039;
  public static final int FILEGROUPNAME = 1040;
  public static final int SOURCERPM = 1044;
  public static final int PROVIDENAME = 1047;
  public static final int REQUIREFLAGS = 1048;
  public static final int REQUIRENAME = 1049;
  public static final int REQUIREVERSION = 1050;
  public static final int PROVIDEFLAGS = 1112;
  public static final int PROVIDEVERSION = 1113;
  public static final int DIRINDEXES = 1116;
  public static final int BASENAMES = 1117;
  public static final int DIRNAMES = 1118;
  public static final int LONGFILESIZES = 5008;
  public static final int LONGSIZE = 5009;
  public static final int FILEDIGESTALGO = 5011;

  private Tag() {}
}
