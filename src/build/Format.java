import com.palantir.javaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Formats all sources with the options given; the build starts it as a source file, with the formatter on the class path. */
final class Format {
    private Format() {}

    public static void main(String[] options) throws Exception {
        PrintWriter out = new PrintWriter(System.out, true);
        PrintWriter err = new PrintWriter(System.err, true);
        int status = new Main(out, err, System.in).format(arguments(options));
        if (status != 0) {
            err.println("To format the files above: mvn validate exec:exec@format -Dformat=--replace");
        }
        System.exit(status);
    }

    private static String[] arguments(String[] options) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return Stream.concat(
                            Stream.of(options),
                            files.map(Path::toString)
                                    .filter(file -> file.endsWith(".java"))
                                    .sorted())
                    .toArray(String[]::new);
        }
    }
}
