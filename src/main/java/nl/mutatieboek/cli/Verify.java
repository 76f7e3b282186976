package nl.mutatieboek.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import nl.mutatieboek.evidence.Fault;
import nl.mutatieboek.evidence.Report;
import nl.mutatieboek.evidence.Report.Recomputed;
import nl.mutatieboek.evidence.Verification;
import nl.mutatieboek.ledger.Acknowledged;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Checks a book that it only reads. */
@Command(
        name = "verify",
        description = {
            "Recomputes the chain and every balance from the raw entries, and names the first entry that does not"
                    + " hold.",
            "Reads only: the book is not changed, and a missing one is not made.",
            "A chain that was rewritten together with its head is not found; keep the last hash elsewhere and compare"
                    + " it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Operator.Version.class)
final class Verify implements Callable<Integer> {
    private final List<String> ofSpring;

    @Mixin
    private final WhereTheBookLies where = new WhereTheBookLies();

    @Option(names = "--json", description = "Answers for machines.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec command;

    Verify(List<String> ofSpring) {
        this.ofSpring = List.copyOf(ofSpring);
    }

    @Override
    public Integer call() {
        Report report = report(where.with(ofSpring));
        PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(forMachines(report)));
        } else {
            forPeople(report, out);
        }
        return report.clean() ? Operator.DONE : Operator.FINDINGS;
    }

    private static Report report(String... arguments) {
        SpringApplication spring = new SpringApplication(BookToVerify.class);
        spring.setWebApplicationType(WebApplicationType.NONE);
        spring.setLogStartupInfo(false);
        try (ConfigurableApplicationContext context = spring.run(arguments)) {
            Report report = context.getBean(Verification.class).run();
            if (report.clean()) {
                // A book that was cut off is whole up to where it ends.
                context.getBean(Acknowledged.class).requireThere();
            }
            return report;
        }
    }

    private static Map<String, @Nullable Object> forMachines(Report report) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("clean", report.clean());
        answer.put("ledgerNumber", report.ledgerNumber());
        answer.put("hash", report.hash());
        answer.put("fault", report.fault() == null ? null : forMachines(report.fault()));
        answer.put("recomputed", report.recomputed());
        return answer;
    }

    private static Map<String, Object> forMachines(Fault fault) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ledgerNumber", fault.ledgerNumber());
        answer.put("kind", fault.kind().code());
        answer.put("explanation", fault.explanation());
        return answer;
    }

    private static void forPeople(Report report, PrintWriter out) {
        Fault fault = report.fault();
        line(out, "ledger", fault == null ? "holds" : "does not hold at " + fault.ledgerNumber());
        if (fault != null) {
            line(out, "finding", fault.kind().code() + ": " + fault.explanation());
        }
        line(out, "verified to", Long.toString(report.ledgerNumber()));
        line(out, "hash there", report.hash());
        for (Recomputed rows : report.recomputed()) {
            line(out, rows.name(), forPeople(rows));
            rows.differences().forEach(difference -> line(out, "finding", difference));
        }
    }

    private static String forPeople(Recomputed rows) {
        List<String> differences = rows.differences();
        String derived = String.format(Locale.ROOT, "%d rows derived to %d", rows.rows(), rows.completeTo());
        if (!differences.isEmpty()) {
            return derived + ", different";
        }
        return rows.comparedTo() == null ? derived : derived + ", equal to the checkpoint at " + rows.comparedTo();
    }

    private static void line(PrintWriter out, String name, String value) {
        out.printf(Locale.ROOT, "%-12s %s%n", name, value);
    }
}
