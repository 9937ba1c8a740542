# The command alone, as a user without rights. Build it in a checkout; run it on a folder of drafts:
#   docker run --rm --network none -v "$PWD:/drafts:ro" saveworthy check .
FROM python:3.13-slim-bookworm AS build
WORKDIR /source
COPY pyproject.toml uv.lock README.md LICENSE CHANGELOG.md ./
COPY server server
COPY rules rules
RUN pip install --no-cache-dir uv==0.13.9 \
    && uv export --quiet --locked --no-dev --no-group docs --no-emit-project --output-file /requirements.txt \
    && python -m venv /opt/saveworthy \
    && /opt/saveworthy/bin/pip install --no-cache-dir --require-hashes -r /requirements.txt \
    && /opt/saveworthy/bin/pip install --no-cache-dir --no-deps . \
    && /opt/saveworthy/bin/python -m compileall -q /opt/saveworthy

FROM python:3.13-slim-bookworm
COPY --from=build /opt/saveworthy /opt/saveworthy
ENV PATH=/opt/saveworthy/bin:$PATH
RUN useradd --create-home --uid 10001 writer
USER 10001
# Rule packs are compiled on first use; done here, no container has to do it again.
RUN saveworthy rules >/dev/null
WORKDIR /drafts
ENTRYPOINT ["saveworthy"]
CMD ["--help"]
