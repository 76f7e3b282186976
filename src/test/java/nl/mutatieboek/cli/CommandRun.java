package nl.mutatieboek.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import nl.mutatieboek.MutatieboekApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command that ran in this process, with its exit code and what it wrote. */
record CommandRun(int exit, String out, String err) {
    /** Runs a command with these settings of the application. */
    static CommandRun of(List<String> settings, List<String> args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = MutatieboekCli.commandLine(MutatieboekApplication.class, settings)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args.toArray(String[]::new));
        return new CommandRun(exit, out.toString(), err.toString());
    }

    JsonNode json() {
        return new JsonMapper().readTree(out);
    }
}
