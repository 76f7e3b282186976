package nl.mutatieboek.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Texts of reports in both languages. */
class ReportTextsTest {
    @Test
    void report_texts_have_the_same_keys_in_both_languages() throws IOException {
        assertThat(texts("reports_nl").keySet())
                .isNotEmpty()
                .isEqualTo(texts("reports").keySet());
    }

    @Test
    void every_report_has_a_title_and_an_explanation() throws IOException {
        List<String> expected = ReportCatalog.NAMES.stream()
                .flatMap(name -> Stream.of("report." + name + ".title", "report." + name + ".explained"))
                .toList();

        assertThat(texts("reports").stringPropertyNames()).containsAll(expected);
    }

    private static Properties texts(String bundle) throws IOException {
        return PropertiesLoaderUtils.loadProperties(
                new EncodedResource(new ClassPathResource(bundle + ".properties"), StandardCharsets.UTF_8));
    }
}
