package nl.mutatieboek.exporting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Runs three third-party double-entry programs, which check a journal strictly and sum it. */
public enum AccountingProgram {
    HLEDGER(ExportOptions.ExportFormat.HLEDGER, "hledger") {
        @Override
        List<List<String>> checks(String file) {
            return List.of(List.of(
                    "hledger", "-f", file, "check", "-s", "accounts", "commodities", "tags", "balanced", "assertions"));
        }

        @Override
        List<String> sums(String file) {
            return List.of("hledger", "-f", file, "-s", "balance", "--flat", "-E", "-N", "-O", "tsv");
        }
    },
    LEDGER(ExportOptions.ExportFormat.LEDGER, "ledger") {
        @Override
        List<List<String>> checks(String file) {
            return List.of(List.of("ledger", "-f", file, "--strict", "--pedantic", "stats"));
        }

        @Override
        List<String> sums(String file) {
            return List.of(
                    "ledger",
                    "-f",
                    file,
                    "--pedantic",
                    "balance",
                    "--flat",
                    "--empty",
                    "--no-total",
                    "--format",
                    "%(account)\t%(quantity(amount))\n");
        }
    },
    BEANCOUNT(ExportOptions.ExportFormat.BEANCOUNT, "bean-check", "bean-query") {
        @Override
        List<List<String>> checks(String file) {
            return List.of(List.of("bean-check", "--no-cache", file));
        }

        @Override
        List<String> sums(String file) {
            return List.of("bean-query", "-f", "csv", file, "select account, sum(number) as total group by account");
        }
    };

    private final ExportOptions.ExportFormat format;
    private final List<String> programs;

    AccountingProgram(ExportOptions.ExportFormat format, String... programs) {
        this.format = format;
        this.programs = List.of(programs);
    }

    abstract List<List<String>> checks(String file);

    abstract List<String> sums(String file);

    /** What it reads. */
    public ExportOptions.ExportFormat format() {
        return format;
    }

    /** Whether it is installed here. */
    public boolean isInstalled() {
        return programs.stream()
                .allMatch(program -> Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))));
    }

    /** Its answer: error messages, and the sums of each account itself. */
    public record AccountingProgramResult(List<String> wrong, Map<String, Long> accounts) {}

    /** Lets it check a journal and add it up. */
    public AccountingProgramResult checkJournal(Path journal) {
        List<String> wrong = new ArrayList<>();
        for (List<String> check : checks(journal.toString())) {
            run(check, (exit, text) -> {
                // Ledger ends well after warnings.
                if (exit != 0 || text.contains("Warning") || text.contains("Error")) {
                    wrong.add(String.join(" ", check) + " ended with " + exit + ": " + text);
                }
            });
        }
        Map<String, Long> accounts = new TreeMap<>();
        List<String> sums = sums(journal.toString());
        run(sums, (exit, text) -> {
            if (exit != 0) {
                wrong.add(String.join(" ", sums) + " ended with " + exit + ": " + text);
            }
            text.lines()
                    .map(line -> line.replace("\"", "").split("[\t,]"))
                    .filter(cells -> cells.length == 2 && cells[0].contains(":"))
                    .forEach(cells -> accounts.put(
                            cells[0].strip(),
                            Long.parseLong(cells[1].replace(" KEUR", "").strip())));
        });
        return new AccountingProgramResult(wrong, accounts);
    }

    private static void run(List<String> command, BiConsumer<Integer, String> ended) {
        try {
            Path said = Files.createTempFile("said", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().put("LC_ALL", "C.UTF-8");
            int exit = builder.start().waitFor();
            String text = Files.readString(said);
            Files.delete(said);
            ended.accept(exit, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
