package nl.mutatieboek.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Command line of the offline verifier. Exits with 0 if the evidence holds, 1 if it does not, 2 if it cannot tell. */
public final class VerifierMain {
    /** The evidence holds. */
    public static final int HOLDS = 0;

    /** The evidence does not hold. */
    public static final int FAILS = 1;

    /** The verifier was used wrongly, or a file cannot be read. */
    public static final int NOT_VERIFIED = 2;

    private static final String USAGE = """
        Checks evidence of a book without the book, its operator or a network.

          head HEAD                      the signed head is of the book
          consistency HEAD PROOF         the later head in PROOF extends HEAD
          receipt RECEIPT                the entry in RECEIPT is in the book
          balance PROOF                  the balance in PROOF is that of the book
          archive ZIP                    every entry in ZIP is in the book: archive package, receipts or whole book

        Whom to trust, one of:
          --key NAME+ID+BASE64           public key of the book
          --policy FILE                  policy with books, witnesses and a quorum (C2SP tlog-policy)

          --json                         the result as JSON

        Exit code: 0 holds, 1 does not hold, 2 not verified.
        """;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private VerifierMain() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /** Runs one command; returns the exit code. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        List<String> rest = new ArrayList<>(Arrays.asList(arguments));
        boolean json = rest.remove("--json");
        try {
            Map<String, String> result = verify(takePolicy(rest), rest);
            out.println(json ? json("holds", result) : text(result));
            return HOLDS;
        } catch (VerificationFailedException e) {
            String reason = String.valueOf(e.getMessage());
            out.println(json ? json("fails", Map.of("reason", reason)) : "Does not hold: " + printable(reason));
            return FAILS;
        } catch (CharacterCodingException e) {
            err.println("A file is not text in UTF-8.");
        } catch (IOException e) {
            err.println("A file, the policy or the key cannot be read: " + printable(String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException e) {
            err.print(USAGE);
        }
        return NOT_VERIFIED;
    }

    private static TrustPolicy takePolicy(List<String> rest) throws IOException {
        boolean key = rest.contains("--key");
        int option = rest.indexOf(key ? "--key" : "--policy");
        if (option < 0 || option + 1 == rest.size()) {
            throw new IllegalArgumentException("Give a key or a policy");
        }
        rest.remove(option);
        String value = rest.remove(option);
        try {
            return key ? TrustPolicy.ofKey(value) : TrustPolicy.parse(Files.readString(Path.of(value)));
        } catch (VerificationFailedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Map<String, String> verify(TrustPolicy policy, List<String> commandAndFiles) throws IOException {
        String command = commandAndFiles.isEmpty() ? "" : commandAndFiles.getFirst();
        if (commandAndFiles.size() != (command.equals("consistency") ? 3 : 2)) {
            throw new IllegalArgumentException("Give a command and its files");
        }
        Path file = Path.of(commandAndFiles.get(1));
        Path last = Path.of(commandAndFiles.getLast());
        return switch (command) {
            case "head" -> policy.accept(TreeHead.parse(read(file))).describe();
            case "consistency" ->
                ProofFile.parseConsistency(read(last)).requireExtension(TreeHead.parse(read(file)), policy);
            case "receipt" -> ProofFile.parseReceipt(read(file)).requireIncluded(policy);
            case "balance" -> BalanceProof.parse(read(file)).requireProven(policy);
            case "archive" -> EntryArchive.verify(file, policy);
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static String read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return EvidenceText.read(in);
        }
    }

    private static String text(Map<String, String> result) {
        return result.entrySet().stream()
                .map(one -> "  %-14s %s".formatted(one.getKey(), printable(one.getValue())))
                .collect(Collectors.joining("\n", "Holds.\n", ""));
    }

    /** Control and format characters could make a terminal show something else. */
    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }

    private static String json(String outcome, Map<String, String> members) {
        return members.entrySet().stream()
                .map(one -> ", " + quote(one.getKey()) + ": " + quote(one.getValue()))
                .collect(Collectors.joining("", "{\"result\": " + quote(outcome), "}"));
    }

    /** Returns a text as JSON. */
    static String quote(String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + UNPRINTABLE.matcher(escaped).replaceAll(VerifierMain::escape) + '"';
    }

    private static String escape(MatchResult found) {
        return found.group().chars().mapToObj("\\\\u%04x"::formatted).collect(Collectors.joining());
    }
}
