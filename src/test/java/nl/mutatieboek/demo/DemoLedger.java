package nl.mutatieboek.demo;

import static java.util.stream.Collectors.joining;
import static nl.mutatieboek.domain.value.Flow.EXPENDITURE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.mutatieboek.ApplicationFixture;
import nl.mutatieboek.domain.Command;
import nl.mutatieboek.domain.Event;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.ledger.CommandEnvelope;
import nl.mutatieboek.ledger.CommandResult;
import nl.mutatieboek.ledger.LedgerCommandGateway;
import nl.mutatieboek.ledger.LedgerEntry;
import nl.mutatieboek.ledger.LedgerReader;
import tools.jackson.databind.JsonNode;

/** The demo book as it is read back: its balances, and the entries of its ledger. */
record DemoLedger(ApplicationFixture book) {
    /** The balance that the API gives to anybody who may read. */
    JsonNode getBalance(String item, Flow flow, int year) {
        ApplicationFixture.HttpReply reply = book.as("auditor")
                .get("/v1/balances?item=%s&flow=%s&year=%d&atLeast=%d"
                        .formatted(item, flow, year, book.ledgerNumber()));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.json().at("/balances")).as(reply.body()).hasSize(1);
        return reply.json().at("/balances/0");
    }

    /** The same sums, computed here from the postings. */
    long booked(String item, Flow flow, int year) {
        ItemPath path = ItemPath.parse(item);
        return booked().stream()
                .flatMap(booked -> booked.postings().stream())
                .filter(posting -> path.contains(posting.item())
                        && posting.flow() == flow
                        && posting.year().value() == year)
                .mapToLong(posting -> posting.thousands().value())
                .sum();
    }

    static List<Long> totals(Event.PostingsBooked booked, Flow flow) {
        return IntStream.rangeClosed(2025, 2029)
                .mapToObj(year -> booked.postings().stream()
                        .filter(posting ->
                                posting.flow() == flow && posting.year().value() == year)
                        .mapToLong(posting -> posting.thousands().value())
                        .sum())
                .toList();
    }

    CommandResult dryRunDraw(long thousands) {
        DemoProposal draft = new DemoProposal(
                MutationKind.RESERVE_ALLOCATION,
                "Nog een toedeling",
                "Proef",
                "2026-OWB",
                null,
                Continuation.Type.UNKNOWN,
                null,
                Basis.READ,
                new Source("Brief nieuwe beleidsmatige uitgaven 2026 AenM", "nergens", null, null),
                false,
                null,
                1,
                null,
                null,
                false,
                List.of(
                        new DemoProposal.DemoSeries(
                                "XX/92/asielmaatregelen", EXPENDITURE, 2026, List.of(-thousands), null, null),
                        new DemoProposal.DemoSeries("XX/37", EXPENDITURE, 2026, List.of(thousands), null, null)));
        return book.bean(LedgerCommandGateway.class)
                .dryRun(CommandEnvelope.create(
                        DemoActors.PROPOSER,
                        "/v1/mutations",
                        "draw " + thousands,
                        "test",
                        id -> new Command.ProposeMutation(new MutationId(id), null, draft.toProposal())));
    }

    /** The postings of the book as a reader lists them. */
    String series() {
        StringBuilder text = new StringBuilder();
        for (LedgerEntry entry : all()) {
            switch (entry.event()) {
                case Event.MutationProposed e -> {
                    var p = e.proposal();
                    text.append("%s %s %s%s%s %s%n"
                            .formatted(
                                    e.number(),
                                    p.kind(),
                                    p.momentFrom() == null ? "" : p.momentFrom() + "…",
                                    p.moment(),
                                    rounding(p.precision()),
                                    source(p.source())));
                    Map<String, StringBuilder> lines = new LinkedHashMap<>();
                    for (Posting posting : p.postings()) {
                        lines.computeIfAbsent(
                                        "  %s %s %s"
                                                .formatted(
                                                        posting.item(),
                                                        posting.flow().letter(),
                                                        posting.basis() == null ? p.basis() : posting.basis()),
                                        line -> new StringBuilder(line + " " + posting.year() + ":"))
                                .append(' ')
                                .append(posting.thousands());
                    }
                    lines.values().forEach(line -> text.append(line).append('\n'));
                }
                case Event.PublishedBalanceRecorded(var b) ->
                    text.append("%s %s published %s%s %s%n"
                            .formatted(
                                    b.item(), b.moment(), b.thousands(), rounding(b.precision()), source(b.source())));
                default -> {}
            }
        }
        return text.toString();
    }

    private static String rounding(Precision precision) {
        return precision.equals(Precision.EXACT) ? "" : " rounded to " + precision.thousands() + ":";
    }

    private static String source(Source source) {
        return Stream.of(source.document(), source.place())
                .filter(Objects::nonNull)
                .collect(joining(", "));
    }

    List<Event.PostingsBooked> booked() {
        return events(Event.PostingsBooked.class).toList();
    }

    <E extends Event> Stream<E> events(Class<E> type) {
        return all().stream().map(LedgerEntry::event).filter(type::isInstance).map(type::cast);
    }

    List<LedgerEntry> all() {
        LedgerReader entries = book.bean(LedgerReader.class);
        List<LedgerEntry> all = new ArrayList<>();
        entries.forEachRaw(raw -> all.add(entries.decode(raw)));
        return all;
    }
}
