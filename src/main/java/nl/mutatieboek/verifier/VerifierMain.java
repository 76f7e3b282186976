package nl.mutatieboek.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    private VerifierMain() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    /** Runs one command; returns the exit code. */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        List<String> rest = new ArrayList<>(Arrays.asList(arguments));
        boolean json = rest.remove("--json");
        try {
            TrustPolicy policy = takePolicy(rest);
            Map<String, String> result = verify(rest, policy);
            out.println(json ? json("holds", result) : text(result));
            return HOLDS;
        } catch (VerificationFailedException e) {
            String reason = String.valueOf(e.getMessage());
            out.println(json ? json("fails", Map.of("reason", reason)) : "Does not hold: " + printable(reason));
            return FAILS;
        } catch (CharacterCodingException e) {
            err.println("A file is not text in UTF-8.");
        } catch (IOException e) {
            err.println("A file cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            err.print(USAGE);
        }
        return NOT_VERIFIED;
    }

    private static Map<String, String> verify(List<String> rest, TrustPolicy policy)
            throws IOException, VerificationFailedException {
        String command = rest.isEmpty() ? "" : rest.removeFirst();
        return switch (command) {
            case "head" -> describe(policy.accept(SignedNote.parse(read(rest, 0, 1))));
            case "consistency" ->
                describe(ProofFile.parseConsistency(read(rest, 1, 2))
                        .requireExtension(SignedNote.parse(read(rest, 0, 2)), policy));
            case "receipt" -> {
                ProofFile receipt = ProofFile.parseReceipt(read(rest, 0, 1));
                Map<String, String> result = describe(receipt.requireIncluded(policy));
                result.putAll(SealedEntry.parse(receipt.extra()).columns());
                yield result;
            }
            case "balance" -> verifyBalance(read(rest, 0, 1), policy);
            case "archive" -> EntryArchive.verify(file(rest, 0, 1), policy);
            default -> throw new IllegalArgumentException(command);
        };
    }

    private static Map<String, String> verifyBalance(String file, TrustPolicy policy)
            throws VerificationFailedException {
        BalanceProof proof = BalanceProof.parse(file);
        TreeHead head = policy.accept(proof.head());
        Map<String, String> result = describe(head);
        result.putAll(proof.requireProven(head));
        return result;
    }

    static Map<String, String> describe(TreeHead head) {
        Map<String, String> result = new LinkedHashMap<>();
        result.put("book", head.origin());
        result.put("entries", String.valueOf(head.size()));
        return result;
    }

    private static TrustPolicy takePolicy(List<String> rest) throws IOException {
        String key = takeOption(rest, "--key");
        String policy = takeOption(rest, "--policy");
        if (key.isEmpty() == policy.isEmpty()) {
            throw new IllegalArgumentException("Give a key or a policy");
        }
        try {
            return key.isEmpty()
                    ? TrustPolicy.parse(Files.readString(Path.of(policy)))
                    : TrustPolicy.of(VerifierKey.parse(key));
        } catch (VerificationFailedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String takeOption(List<String> rest, String name) {
        int at = rest.indexOf(name);
        if (at < 0) {
            return "";
        }
        if (at + 1 == rest.size()) {
            throw new IllegalArgumentException(name);
        }
        rest.remove(at);
        return rest.remove(at);
    }

    private static String read(List<String> files, int at, int count) throws IOException {
        return Files.readString(file(files, at, count));
    }

    private static Path file(List<String> files, int at, int count) {
        if (files.size() != count) {
            throw new IllegalArgumentException("Give %d files".formatted(count));
        }
        return Path.of(files.get(at));
    }

    private static String text(Map<String, String> result) {
        return result.entrySet().stream()
                .map(one -> "  %-14s %s".formatted(one.getKey(), printable(one.getValue())))
                .collect(Collectors.joining("\n", "Holds.\n", ""));
    }

    /** Control and format characters could make a terminal show something else. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }

    private static String json(String outcome, Map<String, String> members) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("result", outcome);
        all.putAll(members);
        return all.entrySet().stream()
                .map(one -> quote(one.getKey()) + ": " + quote(one.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append("\\u%04x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
