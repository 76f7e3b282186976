package nl.mutatieboek.cli;

import java.util.Arrays;
import nl.mutatieboek.MutatieboekApplication;

/** Runs the command line with a maximum file size in bytes, given as its first argument. */
final class FileSizeLimitedCli {
    private FileSizeLimitedCli() {}

    public static void main(String... args) throws Exception {
        new ProcessBuilder(
                        "prlimit",
                        "--pid",
                        Long.toString(ProcessHandle.current().pid()),
                        "--fsize=" + args[0] + ":")
                .inheritIO()
                .start()
                .waitFor();
        MutatieboekApplication.main(Arrays.copyOfRange(args, 1, args.length));
    }
}
