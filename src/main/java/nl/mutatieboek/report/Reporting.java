package nl.mutatieboek.report;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.reserve.ReserveQueries;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.mutation.ExplanationRequirementQueries;
import nl.mutatieboek.platform.http.ProblemException;
import nl.mutatieboek.report.format.Csv;
import nl.mutatieboek.report.format.Format;
import nl.mutatieboek.report.format.Legend;
import nl.mutatieboek.report.format.Ods;
import nl.mutatieboek.report.format.Pdf;
import nl.mutatieboek.report.format.PlainText;
import nl.mutatieboek.report.format.Twin;
import nl.mutatieboek.report.format.Xlsx;
import nl.mutatieboek.report.question.BuildUp;
import nl.mutatieboek.report.question.CashShifts;
import nl.mutatieboek.report.question.Discrepancies;
import nl.mutatieboek.report.question.ExplanationsDue;
import nl.mutatieboek.report.question.LargestMutations;
import nl.mutatieboek.report.question.MutationsByNature;
import nl.mutatieboek.report.question.NewPolicy;
import nl.mutatieboek.report.question.Parameter;
import nl.mutatieboek.report.question.PolicyConsequences;
import nl.mutatieboek.report.question.Question;
import nl.mutatieboek.report.question.Report;
import nl.mutatieboek.report.question.ReserveRegister;
import nl.mutatieboek.report.question.SupplementaryBudget;
import nl.mutatieboek.report.question.Transfers;
import nl.mutatieboek.report.question.Words;
import nl.mutatieboek.report.table.Note;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** All reports, and all formats in which one is written. */
@Component
public class Reporting {
    /** Reports are tables of Dutch documents: in Dutch, unless somebody asks for something else. */
    static final Locale DUTCH = Locale.of("nl");

    /** The names of all reports, in the order in which they are listed. */
    public static final List<String> NAMES = List.of(
            "new-policy",
            "policy-consequences",
            "supplementary-budget",
            "build-up",
            "mutations-by-nature",
            "largest-mutations",
            "reserve",
            "cash-shifts",
            "transfers",
            "explanations",
            "discrepancies");

    /** The names of all file formats. */
    public static final List<String> FORMATS = List.of("csv", "xlsx", "ods", "pdf", "zip");

    private final List<Report> reports;
    private final List<Format> formats;
    private final PostingTotalQueries sums;
    private final MessageSource messages;

    Reporting(PostingTotalQueries sums, BalanceQueries balances, LedgerReader entries, MessageSource messages) {
        this.sums = sums;
        this.messages = messages;
        ExplanationRequirementQueries explanations = new ExplanationRequirementQueries(balances);
        this.reports = List.of(
                new NewPolicy(sums, entries),
                new PolicyConsequences(balances),
                new SupplementaryBudget(sums, balances),
                new BuildUp(sums, balances, entries, explanations),
                new MutationsByNature(sums, entries, explanations),
                new LargestMutations(sums, balances, entries),
                new ReserveRegister(new ReserveQueries(sums, entries), balances),
                new CashShifts(sums, entries),
                new Transfers(sums, entries),
                new ExplanationsDue(sums, entries, explanations),
                new Discrepancies(sums, balances, entries));
        this.formats = List.of(
                new Csv(), new Xlsx(this::legend), new Ods(this::legend), new Pdf(new Paper(messages)), new Twin());
    }

    /** In the order in which they are listed. */
    List<Report> all() {
        return reports;
    }

    Optional<Report> named(String name) {
        return reports.stream().filter(report -> report.name().equals(name)).findFirst();
    }

    /**
     * A report as its reader at a terminal asks it, in Dutch.
     *
     * @param given by the names of its parameters
     * @throws ProblemException 404 where there is no such report, chapter or item; 400 for a parameter that it does not take
     */
    public Asking ask(String name, Map<String, String> given, AsOf point) {
        Report report = named(name)
                .orElseThrow(() -> ProblemException.of(
                        404,
                        "no-such-report",
                        Map.of("reports", reports.stream().map(Report::name).collect(Collectors.joining(", ")))));
        Map<Parameter, Object> words = new EnumMap<>(Parameter.class);
        given.forEach((key, text) -> {
            Parameter parameter = report.parameters().stream()
                    .filter(one -> one.lowerCase().equals(key))
                    .findFirst()
                    .orElseThrow(() ->
                            ProblemException.of(400, "not-of-this-report", Map.of("parameter", key, "report", name)));
            words.put(parameter, parameter.word(text));
        });
        return new Asking(this, point, report.answer(Question.of(words, point, sums, words(DUTCH))));
    }

    PostingTotalQueries sums() {
        return sums;
    }

    Words words(Locale language) {
        return new Words(messages, language);
    }

    /** Every file format, that for people at a terminal left out. */
    List<Format> formats() {
        return formats;
    }

    private Legend legend(Locale language) {
        Words words = words(language);
        return new Legend(
                words.say("page.balance.unknown"),
                words.say("report.empty"),
                words.say("report.footnotes"),
                words.say("report.footnote"),
                words.say("report.footnote.kind"),
                words.say("report.footnote.text"),
                words.say("report.footnote.where"),
                Arrays.stream(Note.Kind.values())
                        .collect(Collectors.toMap(kind -> kind, kind -> words.say("report.Kind." + kind))));
    }

    PlainText plainText() {
        return new PlainText(
                words(DUTCH).say("page.balance.unknown"), words(DUTCH).say("report.empty"));
    }
}
