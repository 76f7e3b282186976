package nl.mutatieboek.report;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.mutatieboek.report.format.ReportWriter;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Writes reports in the format that content negotiation selects. */
@Configuration(proxyBeanMethods = false)
class ReportWebConfiguration implements WebMvcConfigurer {
    private final ReportCatalog reporting;
    private final JsonMapper json;

    ReportWebConfiguration(ReportCatalog reporting, JsonMapper json) {
        this.reporting = reporting;
        this.json = json;
    }

    @Override
    public void configureMessageConverters(ServerBuilder converters) {
        converters.addCustomConverter(new ReportMessageConverter());
    }

    private final class ReportMessageConverter extends AbstractHttpMessageConverter<RenderableReport> {
        private ReportMessageConverter() {
            setSupportedMediaTypes(Stream.concat(
                            Stream.of(MediaType.APPLICATION_JSON),
                            reporting.formats().stream().map(ReportMessageConverter::type))
                    .toList());
        }

        private static MediaType type(ReportWriter format) {
            return MediaType.parseMediaType(format.mediaType());
        }

        @Override
        protected boolean supports(Class<?> type) {
            return type.equals(RenderableReport.class);
        }

        @Override
        public boolean canRead(Class<?> type, @org.jspecify.annotations.Nullable MediaType of) {
            return false;
        }

        @Override
        protected RenderableReport readInternal(Class<? extends RenderableReport> type, HttpInputMessage message) {
            throw new HttpMessageNotReadableException("A report is not sent to the book", message);
        }

        @Override
        protected void writeInternal(RenderableReport answered, HttpOutputMessage message) throws IOException {
            MediaType agreed = Objects.requireNonNull(message.getHeaders().getContentType());
            List<ReportWriter> formats = reporting.formats().stream()
                    .filter(format -> type(format).isCompatibleWith(agreed))
                    .toList();
            if (formats.isEmpty()) {
                message.getBody()
                        .write(json.writeValueAsBytes(
                                ReportResponse.of(answered.point(), answered.document(), answered.apiLinks())));
            } else {
                ReportWriter format = formats.getFirst();
                message.getHeaders()
                        .setContentDisposition(ContentDisposition.attachment()
                                .filename(answered.fileName(format))
                                .build());
                format.write(answered.document(), answered.pageLinks(), message.getBody());
            }
        }
    }
}
