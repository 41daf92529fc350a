# Each target installs what it needs into .venv on its first run. That takes Python 3.11 or newer, make and a package index.

STACK ?= dev
POLICIES ?=
PORT ?= 5555
NAME ?= business
PYTHON ?= python3
# A stack without a policy configuration of its own is checked by prod's.
OWN_POLICIES = $(patsubst policies/config/%.json,%,$(wildcard policies/config/$(STACK).json))

# make reads `stack=prod` as another variable, and would run the target for STACK=dev.
$(foreach word,stack policies port name python venv web_port upgrade workers module tests,$(if $(filter command,$(firstword $(origin $(word)))),\
  $(error Variables are upper-case: write $(shell echo $(word) | tr a-z A-Z)=$($(word)))))

VENV = .venv
PY = $(VENV)/bin/python
READY = $(VENV)/.ready
# Writes the lock files. The lock itself can't hold it: it may be newer than anything the lock allows.
UV = uv==0.13.8
COMPILE = uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-annotate --no-config \
  --no-emit-index-url --custom-compile-command "make lock-requirements" $(if $(UPGRADE),--upgrade)
WEB = examples/web
WEB_PORT ?= 5173
WEB_READY = $(WEB)/node_modules/.ready
# One process for each CPU, but no more than 8. `make test WORKERS=` runs the tests in one process.
WORKERS = $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1); [ "$$n" -le 8 ] || n=8; [ "$$n" -le 1 ] || echo "-n $$n --dist worksteal")
CODE = components/cognito_identity policies sandbox signin tests docs benchmarks

without_digits = $(subst 0,,$(subst 1,,$(subst 2,,$(subst 3,,$(subst 4,,$(subst 5,,$(subst 6,,$(subst 7,,$(subst 8,,$(subst 9,,$(1)))))))))))
$(if $(WEB_PORT),,$(error WEB_PORT must be a number from 0 to 65535))
$(if $(call without_digits,$(WEB_PORT)),$(error WEB_PORT must be a number from 0 to 65535, got $(WEB_PORT)))

export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL = help
.PHONY: help setup bench lock check example web test-web docs demo demo-block sandbox test test-engine wheels test-wheels test-versions mutants coverage lint types format service-models lock-requirements clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /\1|/' | awk -F'|' '{ printf "  make %-18s %s\n", $$1, $$2 }'

setup: $(READY) ## install the packages that the other targets need into .venv (VENV=… for another folder)

demo: $(READY) ## deploy the stack dev (STACK=prod for another) to an in-memory AWS, and sign a temporary user in
	@$(PY) -m sandbox demo --stack "$(STACK)" $(if $(POLICIES),--policies "$(POLICIES)")

example: $(READY) ## the same with a program of examples/ (NAME=business; examples/README.md lists them)
	@$(PY) -m sandbox demo --program "examples/$(NAME)" $(if $(POLICIES),--policies "$(POLICIES)")

sandbox: $(READY) ## deploy the stack dev to an in-memory AWS that keeps running at PORT (5555)
	@$(PY) -m sandbox up --stack "$(STACK)" $(if $(POLICIES),--policies "$(POLICIES)") --serve "$(PORT)"

web: $(READY) $(WEB_READY) ## run the in-memory AWS and a login page, until Ctrl-C (needs Node.js 20.19 or newer)
	@cd $(WEB) && node local/serve.mjs --stack "$(STACK)" --port "$(WEB_PORT)"

test-web: $(READY) $(WEB_READY) ## test the login page in this machine's Chromium
	@cd $(WEB) && node local/test.mjs

test: $(READY) ## run every test that needs no Pulumi CLI
	@$(PY) -m pytest -q $(WORKERS) -m "not engine and not wheels"

test-engine: $(READY) ## run the tests with the real Pulumi CLI; if a part is missing, says how to get it
	@$(PY) -m tests.engine.availability || true
	@$(PY) -m pytest -q -m engine tests/engine

wheels: $(READY) ## build both wheels into dist/
	@$(PY) -m pip wheel -q --no-deps --no-build-isolation -w dist ./components ./policies

test-wheels: $(READY) ## build both wheels and install them with their dependencies (needs a package index; a minute)
	@$(PY) -m pytest -q -m wheels tests/wheels

test-versions: $(READY) ## test with the oldest and the newest Pulumi packages that we allow (needs a package index)
	@$(PY) -m tests.versions

mutants: $(READY) ## change a module in many small ways (MODULE=policies/…/waf.py), and list the changes that no test notices
	@$(PY) -m tests.mutants $(or $(MODULE),$(error Name a module: make mutants MODULE=policies/cognito_policies/rules/threat_protection/waf.py)) $(TESTS)

coverage: $(READY) ## run the tests, and measure the branch coverage of components and policies
	@$(PY) -m pytest -q $(WORKERS) -m "not engine and not wheels" --cov --cov-report=term

lint: $(READY) ## run ruff, and check the format
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: $(READY) ## run mypy --strict
	@$(PY) -m mypy $(CODE)
	@$(PY) -m mypy __main__.py
	@$(PY) -m mypy components/__main__.py

format: $(READY) ## let ruff fix and format the code
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

bench: $(READY) ## compare the performance with CDK and with raw resources (needs Node.js for CDK)
	@$(PY) -m benchmarks

lock: $(READY) ## write the lock of a deployed stack (STACK=prod): policies/lock/prod.json
	@command -v pulumi >/dev/null || { echo "make lock: Pulumi CLI not found; install it: https://www.pulumi.com/docs/install/" >&2; exit 1; }
	@state=$$(pulumi stack export -s "$(STACK)") && printf '%s' "$$state" | PYTHONPATH=policies $(PY) -m cognito_policies lock --state - --stack "$(STACK)" --out "policies/lock/$(notdir $(STACK)).json"

check: $(READY) ## check the program of STACK with the policies, without the Pulumi CLI
	@PYTHONPATH=policies $(PY) -m cognito_policies check --stack "$(STACK)" --config "policies/config/$(or $(POLICIES),$(OWN_POLICIES),prod).json"

docs: $(READY) ## write the generated pages: docs/components and docs/rules.md
	@$(PY) docs/write_reference.py
	@PYTHONPATH=policies $(PY) -m cognito_policies docs > docs/rules.md

demo-block: $(READY) ## write the output of `make demo` into README.md (on an idle machine)
	@$(PY) docs/write_demo.py

service-models: $(READY) ## copy AWS's limits from the pinned botocore into the components
	@$(PY) -m tests.cognito_identity.aws_model.written_models

lock-requirements: ## write the lock files and constraints.txt (UPGRADE=1 takes newer versions of what is not pinned)
	@rm -rf .venv-lock && $(PYTHON) -m venv .venv-lock && .venv-lock/bin/python -m pip install -q "$(UV)"
	@sed -E '/^-(c|e) /d' requirements.txt requirements-dev.txt > .venv-lock/requirements.txt
	@.venv-lock/bin/$(COMPILE) -o requirements.lock .venv-lock/requirements.txt
	@.venv-lock/bin/$(COMPILE) -o benchmarks/cdk/requirements.txt benchmarks/cdk/requirements.in
	@{ echo "# The versions of requirements.lock without their hashes ('make lock-requirements' writes both files)."; \
	   sed -nE -e 's/\[[a-z,-]+\]//' -e 's/^([a-z0-9].*[^ \\]) *\\?$$/\1/p' requirements.lock; } > constraints.txt
	@rm -rf .venv-lock

clean: ## remove .venv, build results and caches
	@rm -rf $(VENV) .venv-lock .venv-versions .venv-mutants .coverage htmlcov .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(WEB_READY): $(WEB)/package.json $(WEB)/package-lock.json
	@node -e 'const [a,b]=process.versions.node.split(".").map(Number); process.exit(a>20||(a===20&&b>=19)?0:1)' || \
	  { echo "The login page needs Node.js 20.19 or newer (https://nodejs.org)" >&2; exit 1; }
	@cd $(WEB) && npm ci --no-audit --no-fund --loglevel=error
	@touch $(WEB_READY)

$(READY): requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed, and $(PYTHON) is older: make PYTHON=python3.12 …" >&2; exit 1; }
	@mkdir -p $(VENV) 2>/dev/null && test -w $(VENV) || \
	  { echo "$(VENV) can't be written here: try make $(or $(firstword $(MAKECMDGOALS)),setup) VENV=~/venv" >&2; exit 1; }
	@echo "Setting up $(VENV) (once; about a minute)"
	@$(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install -q --require-hashes -r requirements.lock
	@$(PY) -m pip install -q --no-deps --no-build-isolation -e ./components
	@touch $(READY)
