package dev.exhume.rpm;

import static dev.exhume.rpm.RpmType.BIN;
import static dev.exhume.rpm.RpmType.CHAR;
import static dev.exhume.rpm.RpmType.I18N_STRING;
import static dev.exhume.rpm.RpmType.INT16;
import static dev.exhume.rpm.RpmType.INT32;
import static dev.exhume.rpm.RpmType.INT64;
import static dev.exhume.rpm.RpmType.INT8;
import static dev.exhume.rpm.RpmType.STRING;
import static dev.exhume.rpm.RpmType.STRING_ARRAY;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a header can say of a package, by RPM's own names; each comment has the tag's number and the
 * unit of its values. Those of a package file's signatures have the number that they have in a
 * database.
 *
 * <p>What RPM computes when it is asked, as {@code FILENAMES} (5000) and {@code NEVRA} (5016), is
 * in no header. Tags that are not listed here are read as well, by their number: {@link
 * RpmHeader#value(int)}.
 *
 * @see <a href="https://rpm.org/docs/latest/manual/tags.html">RPM tags</a>
 */
public enum RpmTag {
  /** 61: region of a header as RPM before 4.0.1 wrote it. */
  HEADERIMAGE(61, BIN),
  /** 62: region of a package file's signatures. */
  HEADERSIGNATURES(62, BIN),
  /** 63: region of what came with the package. */
  HEADERIMMUTABLE(63, BIN),
  /** 100: locales of the translated texts, {@code C} first. */
  HEADERI18NTABLE(100, STRING_ARRAY),
  /** 257: size of header and payload, in bytes. */
  SIGSIZE(257, INT32),
  /** 259: OpenPGP signature of header and payload, RSA. */
  SIGPGP(259, BIN),
  /** 261: MD5 digest of header and payload, 16 bytes. */
  SIGMD5(261, BIN),
  /** 262: OpenPGP signature of header and payload, DSA. */
  SIGGPG(262, BIN),
  /** 266: public keys, base64 of OpenPGP. */
  PUBKEYS(266, STRING_ARRAY),
  /** 267: OpenPGP signature of the header, DSA or EdDSA. */
  DSAHEADER(267, BIN),
  /** 268: OpenPGP signature of the header, RSA. */
  RSAHEADER(268, BIN),
  /** 269: SHA-1 digest of the header, in hexadecimal. */
  SHA1HEADER(269, STRING),
  /** 270: size of header and payload from 4 GiB on, in bytes. */
  LONGSIGSIZE(270, INT64),
  /** 271: size of the unpacked payload from 4 GiB on, in bytes. */
  LONGARCHIVESIZE(271, INT64),
  /** 273: SHA-256 digest of the header, in hexadecimal. */
  SHA256HEADER(273, STRING),
  /** 274: signatures of the files as a package file has them, in hexadecimal. */
  SIGFILESIGNATURES(274, STRING_ARRAY),
  /** 275: length of each of them, in bytes. */
  SIGFILESIGNATURELENGTH(275, INT32),
  /** 276: fs-verity signature of each file, base64. */
  VERITYSIGNATURES(276, STRING_ARRAY),
  /** 277: algorithm of them, by its number in fs-verity. */
  VERITYSIGNATUREALGO(277, INT32),
  /** 278: OpenPGP signatures of the header, base64. */
  OPENPGP(278, STRING_ARRAY),
  /** 279: SHA3-256 digest of the header, in hexadecimal. */
  SHA3_256HEADER(279, STRING),
  /** 1000: name of the package. */
  NAME(1000, STRING),
  /** 1001: version. */
  VERSION(1001, STRING),
  /** 1002: release of the version. */
  RELEASE(1002, STRING),
  /** 1003: what comes before the version in comparisons; once SERIAL. */
  EPOCH(1003, INT32),
  /** 1004: one line on what the package is. */
  SUMMARY(1004, I18N_STRING, STRING),
  /** 1005: what the package is; of a public key the key itself, in ASCII armor. */
  DESCRIPTION(1005, I18N_STRING, STRING),
  /** 1006: when the package was built, in seconds since 1970. */
  BUILDTIME(1006, INT32),
  /** 1007: where the package was built. */
  BUILDHOST(1007, STRING),
  /** 1008: when the package was installed, in seconds since 1970. */
  INSTALLTIME(1008, INT32),
  /** 1009: size of all files, in bytes. */
  SIZE(1009, INT32),
  /** 1010: distribution that the package belongs to. */
  DISTRIBUTION(1010, STRING),
  /** 1011: who offers the package. */
  VENDOR(1011, STRING),
  /** 1012: icon. */
  GIF(1012, BIN),
  /** 1013: icon. */
  XPM(1013, BIN),
  /** 1014: license; once COPYRIGHT. */
  LICENSE(1014, STRING),
  /** 1015: who made the package. */
  PACKAGER(1015, STRING),
  /** 1016: group of packages that it belongs to. */
  GROUP(1016, I18N_STRING, STRING),
  /** 1018: files that the package is built from. */
  SOURCE(1018, STRING_ARRAY),
  /** 1019: patches that the package is built with. */
  PATCH(1019, STRING_ARRAY),
  /** 1020: where the software is at home. */
  URL(1020, STRING),
  /** 1021: operating system. */
  OS(1021, STRING, INT16),
  /** 1022: architecture of the processor. */
  ARCH(1022, STRING, INT16),
  /** 1023: script before installation. */
  PREIN(1023, STRING),
  /** 1024: script after installation. */
  POSTIN(1024, STRING),
  /** 1025: script before erasure. */
  PREUN(1025, STRING),
  /** 1026: script after erasure. */
  POSTUN(1026, STRING),
  /** 1027: path of each file, as RPM before 4.0 kept it. */
  OLDFILENAMES(1027, STRING_ARRAY),
  /** 1028: size of each file, in bytes. */
  FILESIZES(1028, INT32),
  /**
   * 1029: state of each file: 0 normal, 1 replaced, 2 not installed, 3 shared over the net, 4 wrong
   * color, 255 none.
   */
  FILESTATES(1029, CHAR, INT8),
  /** 1030: type and permissions of each file, as in {@code st_mode}. */
  FILEMODES(1030, INT16),
  /** 1031: number of each file's owner, as RPM of old kept it. */
  FILEUIDS(1031, INT32),
  /** 1032: number of each file's group, as RPM of old kept it. */
  FILEGIDS(1032, INT32),
  /** 1033: device that each device file stands for, as in {@code st_rdev}. */
  FILERDEVS(1033, INT16),
  /** 1034: when each file was changed last, in seconds since 1970. */
  FILEMTIMES(1034, INT32),
  /** 1035: digest of each file, in hexadecimal; once FILEMD5S. */
  FILEDIGESTS(1035, STRING_ARRAY),
  /** 1036: target of each symbolic link. */
  FILELINKTOS(1036, STRING_ARRAY),
  /**
   * 1037: flags of each file: 1 configuration, 2 documentation, 8 may be missing, 16 never
   * replaced, 64 ghost, 128 license, 256 readme, 4096 artifact.
   */
  FILEFLAGS(1037, INT32),
  /** 1039: name of each file's owner. */
  FILEUSERNAME(1039, STRING_ARRAY),
  /** 1040: name of each file's group. */
  FILEGROUPNAME(1040, STRING_ARRAY),
  /** 1043: icon. */
  ICON(1043, BIN),
  /** 1044: file name of the source package. */
  SOURCERPM(1044, STRING),
  /** 1045: what of each file is to be verified. */
  FILEVERIFYFLAGS(1045, INT32),
  /** 1046: size of the unpacked payload, in bytes. */
  ARCHIVESIZE(1046, INT32),
  /** 1047: names that the package provides. */
  PROVIDENAME(1047, STRING_ARRAY),
  /** 1048: flags of what the package requires. */
  REQUIREFLAGS(1048, INT32),
  /** 1049: names that the package requires. */
  REQUIRENAME(1049, STRING_ARRAY),
  /** 1050: versions that the package requires. */
  REQUIREVERSION(1050, STRING_ARRAY),
  /** 1051: numbers of sources that the source package leaves out. */
  NOSOURCE(1051, INT32),
  /** 1052: numbers of patches that the source package leaves out. */
  NOPATCH(1052, INT32),
  /** 1053: flags of what the package conflicts with. */
  CONFLICTFLAGS(1053, INT32),
  /** 1054: names that the package conflicts with. */
  CONFLICTNAME(1054, STRING_ARRAY),
  /** 1055: versions that the package conflicts with. */
  CONFLICTVERSION(1055, STRING_ARRAY),
  /** 1056: directory that the package can be moved from, as RPM before 3.0 kept it. */
  DEFAULTPREFIX(1056, STRING),
  /** 1057: directory that the package was built in. */
  BUILDROOT(1057, STRING),
  /** 1058: directory that the package was moved to, as RPM before 3.0 kept it. */
  INSTALLPREFIX(1058, STRING),
  /** 1059: architectures that it cannot be built for. */
  EXCLUDEARCH(1059, STRING_ARRAY),
  /** 1060: operating systems that it cannot be built for. */
  EXCLUDEOS(1060, STRING_ARRAY),
  /** 1061: architectures that it can be built for. */
  EXCLUSIVEARCH(1061, STRING_ARRAY),
  /** 1062: operating systems that it can be built for. */
  EXCLUSIVEOS(1062, STRING_ARRAY),
  /** 1064: version of RPM that built the package. */
  RPMVERSION(1064, STRING),
  /** 1065: scripts that other packages trigger. */
  TRIGGERSCRIPTS(1065, STRING_ARRAY),
  /** 1066: names of packages that trigger. */
  TRIGGERNAME(1066, STRING_ARRAY),
  /** 1067: versions of packages that trigger. */
  TRIGGERVERSION(1067, STRING_ARRAY),
  /** 1068: flags of packages that trigger. */
  TRIGGERFLAGS(1068, INT32),
  /** 1069: which of the scripts each of them triggers, from 0 on. */
  TRIGGERINDEX(1069, INT32),
  /** 1079: script that verifies the package. */
  VERIFYSCRIPT(1079, STRING),
  /** 1080: when each change was made, in seconds since 1970. */
  CHANGELOGTIME(1080, INT32),
  /** 1081: who made each change. */
  CHANGELOGNAME(1081, STRING_ARRAY),
  /** 1082: what each change was. */
  CHANGELOGTEXT(1082, STRING_ARRAY),
  /** 1085: interpreter of PREIN and its arguments. */
  PREINPROG(1085, STRING, STRING_ARRAY),
  /** 1086: interpreter of POSTIN and its arguments. */
  POSTINPROG(1086, STRING, STRING_ARRAY),
  /** 1087: interpreter of PREUN and its arguments. */
  PREUNPROG(1087, STRING, STRING_ARRAY),
  /** 1088: interpreter of POSTUN and its arguments. */
  POSTUNPROG(1088, STRING, STRING_ARRAY),
  /** 1089: architectures that it can be built for. */
  BUILDARCHS(1089, STRING_ARRAY),
  /** 1090: names that the package replaces. */
  OBSOLETENAME(1090, STRING_ARRAY),
  /** 1091: interpreter of VERIFYSCRIPT and its arguments. */
  VERIFYSCRIPTPROG(1091, STRING, STRING_ARRAY),
  /** 1092: interpreter of each of the TRIGGERSCRIPTS. */
  TRIGGERSCRIPTPROG(1092, STRING_ARRAY),
  /** 1094: what packages of one build have in common. */
  COOKIE(1094, STRING),
  /** 1095: device that each file was packed from; equal device and inode are one file. */
  FILEDEVICES(1095, INT32),
  /** 1096: inode of each file on that device. */
  FILEINODES(1096, INT32),
  /** 1097: language of each file. */
  FILELANGS(1097, STRING_ARRAY),
  /** 1098: directories that the package can be moved from. */
  PREFIXES(1098, STRING_ARRAY),
  /** 1099: directories that the package was moved to. */
  INSTPREFIXES(1099, STRING_ARRAY),
  /** 1106: 1 for a source package. */
  SOURCEPACKAGE(1106, INT32),
  /** 1107: path of each file before the package was moved, as RPM before 4.0 kept it. */
  OLDORIGFILENAMES(1107, STRING_ARRAY),
  /** 1112: flags of what the package provides. */
  PROVIDEFLAGS(1112, INT32),
  /** 1113: versions that the package provides. */
  PROVIDEVERSION(1113, STRING_ARRAY),
  /** 1114: flags of what the package replaces. */
  OBSOLETEFLAGS(1114, INT32),
  /** 1115: versions that the package replaces. */
  OBSOLETEVERSION(1115, STRING_ARRAY),
  /** 1116: which of DIRNAMES each file lies in, from 0 on. */
  DIRINDEXES(1116, INT32),
  /** 1117: name of each file in its directory. */
  BASENAMES(1117, STRING_ARRAY),
  /** 1118: directories, each with a slash at its end. */
  DIRNAMES(1118, STRING_ARRAY),
  /** 1119: DIRINDEXES before the package was moved. */
  ORIGDIRINDEXES(1119, INT32),
  /** 1120: BASENAMES before the package was moved. */
  ORIGBASENAMES(1120, STRING_ARRAY),
  /** 1121: DIRNAMES before the package was moved. */
  ORIGDIRNAMES(1121, STRING_ARRAY),
  /** 1122: options of the compiler. */
  OPTFLAGS(1122, STRING),
  /** 1123: where the distribution keeps the package. */
  DISTURL(1123, STRING),
  /** 1124: format of the payload. */
  PAYLOADFORMAT(1124, STRING),
  /** 1125: program that compressed the payload. */
  PAYLOADCOMPRESSOR(1125, STRING),
  /** 1126: options of that program. */
  PAYLOADFLAGS(1126, STRING),
  /**
   * 1127: color of the transaction that installed the package: 1 for 32 bits, 2 for 64, or both.
   */
  INSTALLCOLOR(1127, INT32),
  /** 1128: transaction that installed the package, in seconds since 1970. */
  INSTALLTID(1128, INT32),
  /** 1129: transaction that erased the package, in seconds since 1970. */
  REMOVETID(1129, INT32),
  /** 1131: platform as the Red Hat Network named it. */
  RHNPLATFORM(1131, STRING),
  /** 1132: platform that the package was built for. */
  PLATFORM(1132, STRING),
  /** 1133: names of packages that a patch of SUSE is for. */
  PATCHESNAME(1133, STRING_ARRAY),
  /** 1134: flags of packages that a patch of SUSE is for. */
  PATCHESFLAGS(1134, INT32),
  /** 1135: versions of packages that a patch of SUSE is for. */
  PATCHESVERSION(1135, STRING_ARRAY),
  /** 1140: color of each file: 1 for a program of 32 bits, 2 of 64. */
  FILECOLORS(1140, INT32),
  /** 1141: which of CLASSDICT each file is, from 0 on. */
  FILECLASS(1141, INT32),
  /** 1142: kinds of files, as libmagic names them. */
  CLASSDICT(1142, STRING_ARRAY),
  /** 1143: where each file's part of DEPENDSDICT starts. */
  FILEDEPENDSX(1143, INT32),
  /** 1144: how long each file's part of DEPENDSDICT is. */
  FILEDEPENDSN(1144, INT32),
  /** 1145: what files provide and require. */
  DEPENDSDICT(1145, INT32),
  /** 1146: MD5 digest of the source package, 16 bytes. */
  SOURCEPKGID(1146, BIN),
  /** 1147: SELinux context of each file. */
  FILECONTEXTS(1147, STRING_ARRAY),
  /** 1150: SELinux policies. */
  POLICIES(1150, STRING_ARRAY),
  /** 1151: script before the transaction. */
  PRETRANS(1151, STRING),
  /** 1152: script after the transaction. */
  POSTTRANS(1152, STRING),
  /** 1153: interpreter of PRETRANS and its arguments. */
  PRETRANSPROG(1153, STRING, STRING_ARRAY),
  /** 1154: interpreter of POSTTRANS and its arguments. */
  POSTTRANSPROG(1154, STRING, STRING_ARRAY),
  /** 1155: short name of the distribution. */
  DISTTAG(1155, STRING),
  /** 1156: names that the package recommends or suggests, as SUSE kept them. */
  OLDSUGGESTSNAME(1156, STRING_ARRAY),
  /** 1157: versions of them. */
  OLDSUGGESTSVERSION(1157, STRING_ARRAY),
  /** 1158: flags of them; 1 {@literal <<} 27 is a recommendation. */
  OLDSUGGESTSFLAGS(1158, INT32),
  /** 1159: names that the package supplements or enhances, as SUSE kept them. */
  OLDENHANCESNAME(1159, STRING_ARRAY),
  /** 1160: versions of them. */
  OLDENHANCESVERSION(1160, STRING_ARRAY),
  /** 1161: flags of them; 1 {@literal <<} 27 is a supplement. */
  OLDENHANCESFLAGS(1161, INT32),
  /** 1164: of RPM 5: MD5 digests of the packages that this one replaced. */
  BLINKPKGID(1164, STRING_ARRAY),
  /** 1165: of RPM 5: digests of the headers that this one replaced. */
  BLINKHDRID(1165, STRING_ARRAY),
  /** 1166: of RPM 5: names of the packages that this one replaced. */
  BLINKNEVRA(1166, STRING_ARRAY),
  /** 1167: of RPM 5: MD5 digests of the packages that replaced this one. */
  FLINKPKGID(1167, STRING_ARRAY),
  /** 1168: of RPM 5: digests of the headers that replaced this one. */
  FLINKHDRID(1168, STRING_ARRAY),
  /** 1169: of RPM 5: names of the packages that replaced this one. */
  FLINKNEVRA(1169, STRING_ARRAY),
  /** 1170: of RPM 5: file that the package was installed from. */
  PACKAGEORIGIN(1170, STRING),
  /** 1174: of RPM 5: how each script ended. */
  SCRIPTSTATES(1174, INT32),
  /** 1175: of RPM 5: how long each script took. */
  SCRIPTMETRICS(1175, INT32),
  /** 1177: of RPM 5: algorithm of each file's digest, by its number in OpenPGP. */
  FILEDIGESTALGOS(1177, INT32),
  /** 1184: of RPM 5: color of all files together. */
  PACKAGECOLOR(1184, INT32),
  /** 1199: of RPM 5: version of the library that built the package. */
  RPMLIBVERSION(1199, INT32),
  /** 1200: of RPM 5: when that library was made, as a number of its own. */
  RPMLIBTIMESTAMP(1200, INT32),
  /** 1201: of RPM 5: who made that library, as a number of its own. */
  RPMLIBVENDOR(1201, INT32),
  /** 1209: of RPM 5: first transaction that installed the package, in seconds since 1970. */
  ORIGINTID(1209, INT32),
  /** 1210: of RPM 5: when the package was installed first, in seconds since 1970. */
  ORIGINTIME(1210, INT32),
  /** 1213: of RPM 5: when the package file was changed last, in seconds since 1970. */
  PACKAGETIME(1213, INT64),
  /** 1214: of RPM 5: size of the package file, in bytes. */
  PACKAGESIZE(1214, INT64),
  /** 1215: of RPM 5: digest of the package file, in hexadecimal. */
  PACKAGEDIGEST(1215, STRING),
  /** 1216: of RPM 5: {@code struct stat} of the package file. */
  PACKAGESTAT(1216, BIN),
  /** 1217: of RPM 5: where the package came from. */
  PACKAGEBASEURL(1217, STRING),
  /** 1218: of RPM 5: number of the distribution. */
  DISTEPOCH(1218, STRING),
  /** 5008: size of each file where one has 4 GiB, in bytes. */
  LONGFILESIZES(5008, INT64),
  /** 5009: size of all files from 4 GiB on, in bytes. */
  LONGSIZE(5009, INT64),
  /** 5010: capabilities of each file, as {@code cap_to_text} writes them. */
  FILECAPS(5010, STRING_ARRAY),
  /** 5011: algorithm of the files' digests, by its number in OpenPGP; MD5 without it. */
  FILEDIGESTALGO(5011, INT32),
  /** 5012: where faults are to be reported. */
  BUGURL(5012, STRING),
  /** 5020: flags of PREIN: 1 expanded, 2 formatted, 4 critical. */
  PREINFLAGS(5020, INT32),
  /** 5021: flags of POSTIN. */
  POSTINFLAGS(5021, INT32),
  /** 5022: flags of PREUN. */
  PREUNFLAGS(5022, INT32),
  /** 5023: flags of POSTUN. */
  POSTUNFLAGS(5023, INT32),
  /** 5024: flags of PRETRANS. */
  PRETRANSFLAGS(5024, INT32),
  /** 5025: flags of POSTTRANS. */
  POSTTRANSFLAGS(5025, INT32),
  /** 5026: flags of VERIFYSCRIPT. */
  VERIFYSCRIPTFLAGS(5026, INT32),
  /** 5027: flags of each of the TRIGGERSCRIPTS. */
  TRIGGERSCRIPTFLAGS(5027, INT32),
  /** 5030: SELinux policies by name. */
  POLICYNAMES(5030, STRING_ARRAY),
  /** 5031: types of these policies. */
  POLICYTYPES(5031, STRING_ARRAY),
  /** 5032: which of POLICYNAMES each type is for, from 0 on. */
  POLICYTYPESINDEXES(5032, INT32),
  /** 5033: flags of these policies. */
  POLICYFLAGS(5033, INT32),
  /** 5034: where the sources are kept. */
  VCS(5034, STRING),
  /** 5035: names that are to be installed before. */
  ORDERNAME(5035, STRING_ARRAY),
  /** 5036: versions that are to be installed before. */
  ORDERVERSION(5036, STRING_ARRAY),
  /** 5037: flags of what is to be installed before. */
  ORDERFLAGS(5037, INT32),
  /** 5046: names that the package recommends. */
  RECOMMENDNAME(5046, STRING_ARRAY),
  /** 5047: versions that the package recommends. */
  RECOMMENDVERSION(5047, STRING_ARRAY),
  /** 5048: flags of what the package recommends. */
  RECOMMENDFLAGS(5048, INT32),
  /** 5049: names that the package suggests. */
  SUGGESTNAME(5049, STRING_ARRAY),
  /** 5050: versions that the package suggests. */
  SUGGESTVERSION(5050, STRING_ARRAY),
  /** 5051: flags of what the package suggests. */
  SUGGESTFLAGS(5051, INT32),
  /** 5052: names that the package supplements. */
  SUPPLEMENTNAME(5052, STRING_ARRAY),
  /** 5053: versions that the package supplements. */
  SUPPLEMENTVERSION(5053, STRING_ARRAY),
  /** 5054: flags of what the package supplements. */
  SUPPLEMENTFLAGS(5054, INT32),
  /** 5055: names that the package enhances. */
  ENHANCENAME(5055, STRING_ARRAY),
  /** 5056: versions that the package enhances. */
  ENHANCEVERSION(5056, STRING_ARRAY),
  /** 5057: flags of what the package enhances. */
  ENHANCEFLAGS(5057, INT32),
  /** 5062: encoding of all texts: {@code utf-8}, or absent. */
  ENCODING(5062, STRING),
  /** 5066: scripts that files of other packages trigger. */
  FILETRIGGERSCRIPTS(5066, STRING_ARRAY),
  /** 5067: interpreter of each of these scripts. */
  FILETRIGGERSCRIPTPROG(5067, STRING_ARRAY),
  /** 5068: flags of each of these scripts. */
  FILETRIGGERSCRIPTFLAGS(5068, INT32),
  /** 5069: start of paths that trigger. */
  FILETRIGGERNAME(5069, STRING_ARRAY),
  /** 5070: which of the scripts each of them triggers, from 0 on. */
  FILETRIGGERINDEX(5070, INT32),
  /** 5071: versions, always empty. */
  FILETRIGGERVERSION(5071, STRING_ARRAY),
  /** 5072: flags that tell what has to happen to the files. */
  FILETRIGGERFLAGS(5072, INT32),
  /** 5076: scripts that files trigger once in a transaction. */
  TRANSFILETRIGGERSCRIPTS(5076, STRING_ARRAY),
  /** 5077: interpreter of each of these scripts. */
  TRANSFILETRIGGERSCRIPTPROG(5077, STRING_ARRAY),
  /** 5078: flags of each of these scripts. */
  TRANSFILETRIGGERSCRIPTFLAGS(5078, INT32),
  /** 5079: start of paths that trigger. */
  TRANSFILETRIGGERNAME(5079, STRING_ARRAY),
  /** 5080: which of the scripts each of them triggers, from 0 on. */
  TRANSFILETRIGGERINDEX(5080, INT32),
  /** 5081: versions, always empty. */
  TRANSFILETRIGGERVERSION(5081, STRING_ARRAY),
  /** 5082: flags that tell what has to happen to the files. */
  TRANSFILETRIGGERFLAGS(5082, INT32),
  /** 5084: priority of each of the FILETRIGGERSCRIPTS; the higher runs first. */
  FILETRIGGERPRIORITIES(5084, INT32),
  /** 5085: priority of each of the TRANSFILETRIGGERSCRIPTS. */
  TRANSFILETRIGGERPRIORITIES(5085, INT32),
  /** 5090: IMA signature of each file, in hexadecimal. */
  FILESIGNATURES(5090, STRING_ARRAY),
  /** 5091: length of each of them, in bytes. */
  FILESIGNATURELENGTH(5091, INT32),
  /** 5092: digest of the compressed payload, in hexadecimal; later PAYLOADSHA256. */
  PAYLOADDIGEST(5092, STRING_ARRAY),
  /** 5093: algorithm of that digest, by its number in OpenPGP. */
  PAYLOADDIGESTALGO(5093, INT32),
  /** 5096: module that the package belongs to. */
  MODULARITYLABEL(5096, STRING),
  /** 5097: digest of the unpacked payload, in hexadecimal; later PAYLOADSHA256ALT. */
  PAYLOADDIGESTALT(5097, STRING_ARRAY),
  /** 5099: specification that the source package is built by. */
  SPEC(5099, STRING),
  /** 5100: where the software is translated. */
  TRANSLATIONURL(5100, STRING),
  /** 5101: where new releases are found. */
  UPSTREAMRELEASES(5101, STRING),
  /** 5103: script before a transaction that erases the package. */
  PREUNTRANS(5103, STRING),
  /** 5104: script after a transaction that erased the package. */
  POSTUNTRANS(5104, STRING),
  /** 5105: interpreter of PREUNTRANS and its arguments. */
  PREUNTRANSPROG(5105, STRING, STRING_ARRAY),
  /** 5106: interpreter of POSTUNTRANS and its arguments. */
  POSTUNTRANSPROG(5106, STRING, STRING_ARRAY),
  /** 5107: flags of PREUNTRANS. */
  PREUNTRANSFLAGS(5107, INT32),
  /** 5108: flags of POSTUNTRANS. */
  POSTUNTRANSFLAGS(5108, INT32),
  /** 5112: size of the compressed payload, in bytes. */
  PAYLOADSIZE(5112, INT64),
  /** 5113: size of the unpacked payload, in bytes. */
  PAYLOADSIZEALT(5113, INT64),
  /** 5114: version of the package format, from 6 on. */
  RPMFORMAT(5114, INT32),
  /** 5115: which of MIMEDICT each file is, from 0 on. */
  FILEMIMEINDEX(5115, INT32),
  /** 5116: kinds of files, as MIME types. */
  MIMEDICT(5116, STRING_ARRAY),
  /** 5118: digests of the package file, in hexadecimal. */
  PACKAGEDIGESTS(5118, STRING_ARRAY),
  /** 5119: algorithms of these digests, by their numbers in OpenPGP. */
  PACKAGEDIGESTALGOS(5119, INT32),
  /** 5120: name, epoch, version and release of the source package. */
  SOURCENEVR(5120, STRING),
  /** 5121: SHA-512 digest of the compressed payload, in hexadecimal. */
  PAYLOADSHA512(5121, STRING),
  /** 5122: SHA-512 digest of the unpacked payload, in hexadecimal. */
  PAYLOADSHA512ALT(5122, STRING),
  /** 5123: SHA3-256 digest of the compressed payload, in hexadecimal. */
  PAYLOADSHA3_256(5123, STRING),
  /** 5124: SHA3-256 digest of the unpacked payload, in hexadecimal. */
  PAYLOADSHA3_256ALT(5124, STRING);

  private static final Map<Integer, RpmTag> BY_NUMBER =
      Arrays.stream(values()).collect(Collectors.toMap(RpmTag::number, Function.identity()));

  private final int number;
  private final RpmType type;
  private final RpmType otherType;

  RpmTag(int number, RpmType type) {
    this(number, type, type);
  }

  RpmTag(int number, RpmType type, RpmType otherType) {
    this.number = number;
    this.type = type;
    this.otherType = otherType;
  }

  /** The tag of a number, if RPM has given it a meaning. */
  public static Optional<RpmTag> of(int number) {
    return Optional.ofNullable(BY_NUMBER.get(number));
  }

  /** Its number in headers. */
  public int number() {
    return number;
  }

  /** The types that its values normally have, the usual one first. */
  public List<RpmType> types() {
    return type == otherType ? List.of(type) : List.of(type, otherType);
  }
}
