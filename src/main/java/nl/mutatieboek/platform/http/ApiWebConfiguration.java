package nl.mutatieboek.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Allows {@link CommandRequest}, {@link FileUploadRequest} and {@link ValidatedQuery} as parameters of handler
 * methods.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class ApiWebConfiguration implements WebMvcConfigurer {
    private final QueryParametersResolver queries;
    private final ConcurrentRequestLimiter limiter;

    ApiWebConfiguration(QueryParametersResolver queries, ConcurrentRequestLimiter limiter) {
        this.queries = queries;
        this.limiter = limiter;
    }

    private record RequestArgumentResolver(Class<?> type, Function<HttpServletRequest, Object> reading)
            implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(type);
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
            if (servletRequest == null) {
                throw new IllegalStateException("Not an HTTP request");
            }
            return reading.apply(servletRequest);
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(limiter);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestArgumentResolver(CommandRequest.class, ApiWebConfiguration::command));
        resolvers.add(new RequestArgumentResolver(FileUploadRequest.class, this::uploaded));
        resolvers.add(queries);
    }

    private Object uploaded(HttpServletRequest request) {
        FileUploadRequest uploaded = FileUploadRequest.of(request);
        limiter.acquire(request);
        return uploaded;
    }

    private static Object command(HttpServletRequest request) {
        return Objects.requireNonNull(
                request.getAttribute(CommandRequest.class.getName()), "A CommandRequest follows a @RequestBody");
    }

    /** A path variable that is malformed names nothing, so the answer is 404; {@link PathNumberAdvice} parses numbers. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, ChapterCode.class, ChapterCode::new);
        registry.addConverter(String.class, Moment.class, Moment::parse);
        registry.addConverter(String.class, MutationId.class, MutationId::parse);
    }
}
