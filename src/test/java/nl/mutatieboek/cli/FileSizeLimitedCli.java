package nl.mutatieboek.cli;

import java.util.Arrays;
import nl.mutatieboek.MutatieboekApplication;

/** The program on a disk that takes no file longer than its first argument says, in bytes. */
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
