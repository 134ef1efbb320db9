# build: the sources and the Maven wrapper; also runs the demonstration (docker-compose.yml, profile demo).
FROM eclipse-temurin:17-jdk AS build
RUN useradd --uid 10001 --create-home hub && install -d -o hub -g hub /home/hub/source
# Not as root: the demonstration starts a PostgreSQL of its own.
USER hub
WORKDIR /home/hub/source
COPY --chown=hub:hub . .
RUN ./mvnw -B -ntp -DskipTests package \
    && cp target/inkopsnavet-*.jar target/inkopsnavet.jar \
    && java -Djarmode=tools -jar target/inkopsnavet.jar extract --destination target/image

# The hub: no compiler, no shell login, nothing that it can write to but /tmp and the keys of mails in transit.
FROM eclipse-temurin:17-jre
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin hub
WORKDIR /opt/inkopsnavet
RUN install -d -o 10001 -g 10001 -m 700 transit
COPY --from=build /home/hub/source/target/image/ ./
COPY --from=build /home/hub/source/routes/ routes/
COPY --from=build /home/hub/source/mappings/ mappings/
COPY src/main/docker/healthy.sh ./
USER 10001:10001
# The account is everybody's: whoever gives an acting command says who it is (docs/installation.md).
ENV INKOPSNAVET_OPERATOR=""
HEALTHCHECK --start-period=120s --interval=15s --timeout=5s --retries=4 CMD ["bash", "/opt/inkopsnavet/healthy.sh"]
# Nothing is read by Java serialisation: the scheduler's rows hold no objects, and whatever else offers one is refused.
ENTRYPOINT ["java", "-XX:+UseParallelGC", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8", "-Djdk.serialFilter=!*", "-jar", "inkopsnavet.jar"]
