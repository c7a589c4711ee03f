"""Loads the prompt files in `prompts/` and fills them in; a wrong file or a forgotten input says so at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from coach.errors import SettingsError
from coach.resources import resource_path

NAMES = (
    "answer", "email", "card", "review", "capture", "plan", "follow_up", "answer_short", "email_short", "card_short",
    "review_short", "rewrite", "rewrite_short", "placeholders",
)  # fmt: skip


class FrontMatter(BaseModel):
    """What a prompt file says of itself. Unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    purpose: str
    inputs: tuple[str, ...]
    version: int


@dataclass(frozen=True)
class Prompt:
    """A prompt file, read and checked."""

    name: str
    about: FrontMatter
    template: Any  # jinja2.Template, imported where it is used

    def render(self, **inputs: object) -> str:
        """The prompt filled in. Raises `SettingsError` naming inputs that are missing or too many."""
        missing = sorted(set(self.about.inputs) - set(inputs))
        extra = sorted(set(inputs) - set(self.about.inputs))
        if missing or extra:
            words = [f"needs {', '.join(missing)}"] if missing else []
            words += [f"does not take {', '.join(extra)}"] if extra else []
            raise SettingsError(f"The prompt '{self.name}' {' and '.join(words)}.")
        return str(self.template.render(**inputs)).strip()


def render(name: str, /, **inputs: object) -> str:
    """Prompt `name` filled in with `inputs`, which must be exactly those that its file declares."""
    return load(name).render(**inputs)


@lru_cache(maxsize=16)
def load(name: str) -> Prompt:
    """The prompt file `prompts/<name>.md`."""
    path = resource_path("prompts") / f"{name}.md"
    if not path.is_file():
        raise SettingsError(
            f"There is no prompt file prompts/{name}.md. Reinstall Rapport or restore the file."
        )
    return parse(name, path.read_text(encoding="utf-8"))


def parse(name: str, source: str) -> Prompt:
    """A prompt from the words of its file. Raises `SettingsError` where the file is not as it must be."""
    import frontmatter
    import yaml
    from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, meta

    # Prompts are plain text for a model, not HTML: escaping is the fence's work.
    environment = Environment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=False)
    try:
        head, body = frontmatter.parse(source)
        about = FrontMatter.model_validate(head)
        used = meta.find_undeclared_variables(environment.parse(body))
    except (ValidationError, yaml.YAMLError, TemplateSyntaxError) as error:
        raise SettingsError(
            f"The prompt file prompts/{name}.md cannot be used: {_first_line(error)}"
        ) from error
    if used != set(about.inputs):
        raise SettingsError(
            f"The prompt file prompts/{name}.md declares {', '.join(sorted(set(about.inputs) - used)) or 'nothing'} "
            f"without use and uses {', '.join(sorted(used - set(about.inputs))) or 'nothing'} without declaring."
        )
    return Prompt(name, about, environment.from_string(body))


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        return "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
    return str(error).splitlines()[0]
