package nl.mutatieboek.importing.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.importing.table.AmountUnit;
import nl.mutatieboek.importing.table.TableFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Spreadsheets of users: column mapping, values, and errors. */
class SpreadsheetBalanceParserTest {
    private static final SpreadsheetOptions NOTHING = new SpreadsheetOptions(Map.of(), null, null, null, false, null);

    @TempDir
    private Path folder;

    /** Lines are divided by {@code /} with spaces around it, balances and flaws as well. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "item;flow;year;amount / XX/37;U;2026;1.234 | XX/37 EXPENDITURE 2026 1234",
                "Hoofdstuk;Artikel;Stroom;Jaar;Bedrag / XX;37;uitgaven;2026;‒ 36.173 | XX/37 EXPENDITURE 2026 -36173",
                "Begrotingsnummer;Artikel;VUO;Begrotingsjaar;Stand / xx;37+91;V;2026;5 | XX/37~91 COMMITMENTS 2026 5",
                "post;stroom;2026;2027 / XX/37;U;1;2 | XX/37 EXPENDITURE 2026 1 / XX/37 EXPENDITURE 2027 2",
                "post;Uitgaven 2026;Ontvangsten 2026 / XX/37;7;8 | XX/37 EXPENDITURE 2026 7 / XX/37 RECEIPTS 2026 8",
                "post;jaar;Verplichtingen;Uitgaven / XX/37;2026;1;2 | XX/37 COMMITMENTS 2026 1 / XX/37 EXPENDITURE"
                        + " 2026 2",
                "post;stroom;Stand;2026 / XX/37;U;9;1 | XX/37 EXPENDITURE 2026 1",
                "post;stroom;jaar;Stand;2026 / XX/37;U;2025;9;1 | XX/37 EXPENDITURE 2025 9",
                "post;stroom;Stand 2026 (× € 1.000);2027 x € 1000 / XX/37;U;1;2 | XX/37 EXPENDITURE 2026 1 / XX/37"
                        + " EXPENDITURE 2027 2",
                "post;stroom;jaar;Bedrag (€ mln) / XX/37;U;2026;1,2 | XX/37 EXPENDITURE 2026 1200",
                "post;stroom;jaar;Bedrag in euro's / XX/37;U;2026;1.234.000,00 | XX/37 EXPENDITURE 2026 1234",
                "post;stroom;jaar;€ mld / XX/37;U;2026;0,5 | XX/37 EXPENDITURE 2026 500000",
                "post;stroom;jaar;bedrag / XX 37 Asiel;U;2026;1 / XX/37.2;U;2026;2 / XX/37/2/zbo;U;2026;4 /"
                    + " XX;U;2026;3 | XX/37 EXPENDITURE 2026 1 / XX/37/2 EXPENDITURE 2026 2 / XX/37/2/zbo EXPENDITURE"
                    + " 2026 4 / XX EXPENDITURE 2026 3",
                "hoofdstuk;artikel;stroom;jaar;bedrag / xx;art. 37 – Asiel;U;2026;1 / XX;37.2: Opvang;U;2026;2 | XX/37"
                        + " EXPENDITURE 2026 1 / XX/37/2 EXPENDITURE 2026 2",
                "post;stroom;jaar;bedrag / XX: Asiel en Migratie;U;2026;1 | XX EXPENDITURE 2026 1",
                "hoofdstuk;post;stroom;jaar;bedrag / XX Asiel;Artikel 37: Asiel;U;2026;1 | XX/37 EXPENDITURE 2026 1",
                "hoofdstuk;artikel;onderdeel;regeling;stroom;jaar;bedrag / XX;37;37.2;Bijdrage COA;U;2026;1 |"
                        + " XX/37/2/bijdrage-coa EXPENDITURE 2026 1",
                "post;stroom;jaar;moment;bedrag / XX/37;U;2026;2025-O1;1 | XX/37 EXPENDITURE 2026 1 at 2025-O1",
                "Begroting;;; / (bedragen × € 1 mln.);;; / post;stroom;jaar;bedrag / XX/37;U;2026;3 | XX/37"
                        + " EXPENDITURE 2026 3000",
                "post;stroom;jaar;bedrag / XX/37;U;2026; / XX/91;U;2026;0 | XX/91 EXPENDITURE 2026 0",
                "post;stroom;jaar;bedrag / XX/37;U;2026;1 / Totaal;U;2026;1 | XX/37 EXPENDITURE 2026 1",
                "post;stroom;jaar;bedrag / XX/37;U;2026;1 / XX/37;U;2026;1 | XX/37 EXPENDITURE 2026 1",
                "IBOSnummer;stroom;bedrag / 2026.20.37;U;1 / 2026.20.037.2;U;2 / 2026.XX.91.0.3;U;3 | XX/37 EXPENDITURE"
                        + " 2026 1 / XX/37/2 EXPENDITURE 2026 2 / XX/91/3 EXPENDITURE 2026 3",
                "ibosnr;hoofdstuk;stroom;2026;2027 / 2026.6.37;VI;U;1;2 | VI/37 EXPENDITURE 2026 1 / VI/37 EXPENDITURE"
                        + " 2027 2",
            })
    void spreadsheet_balances_are_parsed(String lines, String balances) throws IOException {
        assertThat(describe(read(lines, NOTHING))).containsExactly(balances.split(" / "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "naam;getal / een;twee | 0 column-not-taken item / 0 column-not-taken amount",
                "post;bedrag / XX/37;1 | 0 column-not-taken flow / 0 column-not-taken year",
                "post;stroom;jaar;bedrag;stand / XX/37;U;2026;1;2 | 1 column-unclear amount",
                "post;stroom;jaar;begrotingsjaar;bedrag / XX/37;U;2026;2025;1 | 1 column-unclear year",
                "post;stroom;2026 (€ mln);2027 (× € 1.000) / XX/37;U;1;2 | 1 unit-differs 2027 (× € 1.000)",
                "post;stroom;jaar;bedrag in euro's / XX/37;U;2026;1.234.567 | 2 fraction bedrag in euro's",
                "post;stroom;jaar;€ mln / XX/37;U;2026;1,23456 | 2 fraction € mln",
                "post;stroom;jaar;€ mln / XX/37;U;2026;1,234 | 2 comma-ambiguous € mln",
                "post;stroom;jaar;bedrag / XX/37;U;2026;1,5 | 2 fraction bedrag",
                "hoofdstuk;artikel;stroom;jaar;bedrag / XX;37 38;U;2026;1 / XX;37-91;U;2026;1 / XX;3712 Asiel;U;2026;1"
                        + " | 2 item artikel / 3 item artikel / 4 item artikel",
                "post;stroom;jaar;bedrag / ASIEL EN MIGRATIE;U;2026;1 | 2 item post",
                "post;stroom;jaar;bedrag / 37;U;2026;1 / ;U;2026;2 / XX/37;Z;26;x | 2 item post / 3 item-missing post"
                        + " / 4 flow-unknown stroom / 4 not-a-year jaar / 4 not-a-number bedrag",
                "hoofdstuk;post;stroom;jaar;bedrag / XX;VI/37;U;2026;1 | 2 item-of-chapter post",
                "post;stroom;jaar;bedrag / XX/37;U;2026;1 / XX/37;U;2026;2 | 3 balance-differs bedrag",
                "post;stroom;jaar;moment;bedrag / XX/37;U;2026;O1;1 | 2 moment-year-missing moment",
                "post;stroom;jaar;bedrag | 0 header-only whole",
            })
    void invalid_spreadsheet_is_refused_with_all_its_flaws(String lines, String flaws) throws IOException {
        SpreadsheetParseResult read = read(lines, NOTHING);

        assertThat(read.parseResult().flaws().stream()
                        .map(flaw -> flaw.row() + " " + flaw.code() + " "
                                + (flaw.column() != null
                                        ? flaw.column()
                                        : flaw.values().getOrDefault("as", "whole"))))
                .containsExactly(flaws.split(" / "));
    }

    @Test
    void spreadsheet_options_supply_what_the_sheet_lacks() throws IOException {
        SpreadsheetOptions requested = new SpreadsheetOptions(
                SpreadsheetOptions.parseColumns(List.of("article=Nr", "amount=Raming", "amount=Herzien")),
                new ChapterCode("XX"),
                Flow.EXPENDITURE,
                new BudgetYear(2026),
                false,
                AmountUnit.MILLIONS);

        SpreadsheetParseResult read = read(
                "Nr;Naam;Raming / 37;Asiel;2",
                new SpreadsheetOptions(
                        SpreadsheetOptions.parseColumns(List.of("article=Nr", "amount=Raming")),
                        requested.chapter(),
                        requested.flow(),
                        requested.year(),
                        false,
                        requested.unit()));

        assertThat(describe(read)).containsExactly("XX/37 EXPENDITURE 2026 2000");
        assertThat(read.parseResult().unknownColumns()).containsExactly("Naam");
        assertThat(read.columnMappings())
                .extracting(taken -> taken.column() + " " + taken.role())
                .containsExactly("Nr article", "Raming amount");
        assertThat(read("Nr;Naam;Raming / 37;Asiel;2", requested).parseResult().flaws())
                .extracting(flaw -> flaw.code() + " " + flaw.column())
                .containsExactly("column-missing Herzien");
        assertThat(read("Nr;jaar;Raming;Herzien / 37;2026;2;3", requested)
                        .parseResult()
                        .flaws())
                .extracting(flaw -> flaw.code() + " " + flaw.column())
                .containsExactly("said-twice year");
    }

    @ParameterizedTest
    @CsvSource({"item", "item=", "name=Naam"})
    void malformed_column_option_is_rejected(String said) {
        assertThatThrownBy(() -> SpreadsheetOptions.parseColumns(List.of(said)))
                .isInstanceOf(MalformedValueException.class);
    }

    @Test
    void workbook_numbers_are_parsed_at_full_precision() throws IOException {
        Path file = folder.resolve("stand.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Standen");
            sheet.value(0, 0, "Artikel");
            sheet.value(0, 1, 2026);
            sheet.value(0, 2, "2027 (€ mln)");
            sheet.value(1, 0, 37);
            sheet.value(1, 1, new BigDecimal("37.200000000000003"));
            sheet.value(1, 2, 4);
        }

        SpreadsheetParseResult read = SpreadsheetBalanceParser.parse(
                TableFile.firstSheetOf(file),
                new SpreadsheetOptions(Map.of(), new ChapterCode("XX"), Flow.EXPENDITURE, null, false, null));

        assertThat(describe(read)).containsExactly("XX/37 EXPENDITURE 2026 37200", "XX/37 EXPENDITURE 2027 4000");
    }

    @Test
    void spreadsheet_is_parsed_up_to_the_maximum_number_of_balances() throws IOException {
        StringBuilder lines = new StringBuilder("post;stroom;2026;2027\n");
        for (int i = 0; i <= SpreadsheetBalanceParser.MAX_BALANCES / 2; i++) {
            lines.append("XX/37/").append(i).append(";U;;\n");
        }
        Path file = Files.writeString(folder.resolve("lang.csv"), lines);

        assertThat(SpreadsheetBalanceParser.parse(TableFile.firstSheetOf(file), NOTHING)
                        .parseResult()
                        .flaws())
                .extracting(flaw -> flaw.code() + " " + flaw.row())
                .containsExactly("too-many-rows " + (SpreadsheetBalanceParser.MAX_BALANCES / 2 + 2));
    }

    private SpreadsheetParseResult read(String lines, SpreadsheetOptions requested) throws IOException {
        Path file = Files.writeString(folder.resolve("stand.csv"), lines.replace(" / ", "\n"));
        return SpreadsheetBalanceParser.parse(TableFile.firstSheetOf(file), requested);
    }

    private static List<String> describe(SpreadsheetParseResult read) {
        assertThat(read.parseResult().flaws()).isEmpty();
        return read.balances().stream()
                .map(one -> one.item() + " " + one.flow() + " " + one.year() + " " + one.thousands()
                        + (one.moment() == null ? "" : " at " + one.moment()))
                .toList();
    }
}
