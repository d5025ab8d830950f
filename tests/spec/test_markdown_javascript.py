"""The little JavaScript that pages hold."""

from __future__ import annotations

from contextlib import suppress

import pytest
from bodies import body_of, html_of
from hypothesis import given
from hypothesis import strategies as st

from careers.markdown.javascript.evaluate import OUTERMOST, Evaluator, NotEvaluated
from careers.markdown.javascript.modules import module_of
from careers.markdown.javascript.nodes import JavaScriptMistake
from careers.markdown.javascript.parser import expression_at
from careers.markdown.javascript.values import text_of


def _value(source: str) -> object:
    node, end = expression_at(source + "}", 0)
    assert node is not None
    assert end == len(source) + 1
    return Evaluator().value(node, OUTERMOST)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("2 ** 3 ** 2", "512"),
        ("10 / 4", "2.5"),
        ("7 % 3 - -1", "2"),
        ("0.1 + 0.2", "0.30000000000000004"),
        ("1e21 + 1", "1e+21"),
        ("0x10 + 1_000", "1016"),
        ("1 / 0", "Infinity"),
        ("'3' * '4'", "12"),
        ("'a' * 1", "NaN"),
        ("1 + '2'", "12"),
        ("'\\u00e9\\n'.length", "2"),
        ("`a${1 + 1}b${'c'}`", "a2bc"),
        ("true && 'yes'", "yes"),
        ("'' || 'other'", "other"),
        ("null ?? 'other'", "other"),
        ("1 < 2 ? 'less' : 'more'", "less"),
        ("'a' < 'b'", "true"),
        ("null == undefined", "true"),
        ("1 === '1'", "false"),
        ("!0", "true"),
        ("typeof nothing", "undefined"),
        ("typeof (() => 1)", "function"),
        ("[1, [2, 3]]", "1,2,3"),
        ("[...[1, 2], 3].length", "3"),
        ("({a: {b: 1}}).a.b", "1"),
        ("({a: 1, ...{b: 2}})['b']", "2"),
        ("({}).a?.b", "undefined"),
        ("[1, 2, 3].map((n) => n * n).join('-')", "1-4-9"),
        ("[3, 1, 2].filter(n => n > 1).length", "2"),
        ("[1, 2, 3].reduce((a, b) => a + b)", "6"),
        ("['b', 'a'].sort().join()", "a,b"),
        ("['a', 'b'].includes('b')", "true"),
        ("'a-b'.split('-').reverse().join('+')", "b+a"),
        ("' Ab '.trim().toUpperCase()", "AB"),
        ("'abc'.slice(-2)", "bc"),
        ("'abc'.replace('b', 'x')", "axc"),
        ("(1234567.5).toLocaleString()", "1,234,567.5"),
        ("(2.5).toFixed(2)", "2.50"),
        ("Object.entries({a: 1}).map(([k, v]) => k + v).join()", "a1"),
        ("Math.max(1, 3, 2) + Math.round(1.5)", "5"),
        ("(({a, b = 2, ...rest}) => a + b + rest.c)({a: 1, c: 3})", "6"),
        ("((x) => { const y = x * 2; if (y > 3) { return 'big'; } return 'small'; })(2)", "big"),
        ("(function (a, ...b) { return b.length })(1, 2, 3)", "2"),
        ("String(1) + Number('2') + Boolean('')", "12false"),
    ],
)
def test_an_expression_has_the_value_of_javascript(source: str, text: str) -> None:
    assert text_of(_value(source)) == text


@pytest.mark.parametrize(
    "source",
    [
        "new Date()", "Date.now()", "await x", "a = 1", "i++", "/re/.test('a')", "class A {}",
        "require", "(() => { for (;;) {} })()", "[2, 1].sort((a, b) => a - b)", "process.env",
        "'a'.repeat(1e9)", "`a`.repeat(-1)", "tag`x`", "1 << 2",
    ],
)  # fmt: skip
def test_what_needs_javascript_has_no_value_and_is_no_mistake(source: str) -> None:
    with pytest.raises(NotEvaluated) as caught:
        _value(source)

    assert not caught.value.throws


@pytest.mark.parametrize("source", ["a", "null.a", "undefined.b.c", "'a'()", "[...1]"])
def test_what_javascript_would_throw_over_is_a_mistake(source: str) -> None:
    with pytest.raises(NotEvaluated) as caught:
        _value(source)

    assert caught.value.throws


@pytest.mark.parametrize(
    ("source", "position"),
    [("a b", 2), ("#", 0), ("1 +", 3), ("(", 1), ("[1, 2", 5), ("'a\nb'", 2), ("1a", 1), ("if", 0)],
)
def test_what_is_no_javascript_has_a_place(source: str, position: int) -> None:
    with pytest.raises(JavaScriptMistake) as caught:
        expression_at(source + "}", 0)

    assert caught.value.position == position


def test_braces_in_strings_templates_and_comments_end_no_expression() -> None:
    source = "'}' + `}${'}'}` /* } */ + '{'} rest"
    _, end = expression_at(source, 0)

    assert source[end:] == " rest"


def test_a_module_is_imports_and_exports() -> None:
    module = module_of(
        "import A, {b as c} from './a';\nimport * as d from 'd'\nimport './e.css';\n"
        "export const f = 1, {g} = {g: 2};\nexport function h(x) { return x }\nexport {f};\n"
    )

    assert [(i.module, i.names) for i in module.imports] == [
        ("./a", (("default", "A"), ("b", "c"))),
        ("d", (("*", "d"),)),
        ("./e.css", ()),
    ]
    assert [declared.pattern.name for declared in module.declared] == ["f", "", "h"]


@pytest.mark.parametrize(
    "source", ["export compliance", "import x", "import a b from 'c'", "export const a = 1;\nb()"]
)
def test_other_lines_are_no_module(source: str) -> None:
    with pytest.raises(JavaScriptMistake):
        module_of(source)


@pytest.mark.parametrize(
    "expression",
    [
        "(" * 5000,
        "[" * 5000,
        "{a:" * 5000,
        "!" * 5000,
        "1" + "+1" * 5000 + "}",
        "a" + ".b" * 5000 + "}",
        "f" + "()" * 5000 + "}",
        "a?" * 5000,
        "(a = " * 5000,
        "({a: " * 5000,
        "(x => " * 5000,
        "`${" * 5000,
        "<b>" * 5000,
        "1" + "**1" * 5000 + "}",
        "() => {" + "if (a) {" * 5000,
        "([" * 3000 + "])=>1",
    ],
)
def test_deep_expressions_end_soon(expression: str) -> None:
    body = body_of("{" + expression)

    assert len(body.problems) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "export const f = () => f();\n\n{f()}",
        "export const f = (n) => n < 1 ? 1 : f(n - 1) + f(n - 1);\n\n{f(50)}",
        "export const a = 'x'.repeat(1000);\nexport const b = a + a + a + a;\n"
        + "".join(f"export const c{n} = {f'c{n - 1}' if n else 'b'} + b;\n" for n in range(60))
        + "\n{c59.length}",
        "export const D = ({children}) => <>{children}{children}</>;\n\n"
        + "<D>" * 40
        + "x"
        + "</D>" * 40,
        "export const D = () => <D/>;\n\n<D/>",
        "{[1,2,3,4,5,6,7,8,9].map(a => [1,2,3,4,5,6,7,8,9].map(b => [1,2,3,4,5,6,7,8,9].map(c => "
        "[1,2,3,4,5,6,7,8,9].map(d => [1,2,3,4,5,6,7,8,9].map(e => e)))))}",
    ],
)
def test_endless_work_ends_with_a_problem(text: str) -> None:
    body = body_of(text)

    assert body.problems
    assert len(html_of(body)) < 1_000_000


@given(st.text(alphabet="ab1'\"`{}[]()<>/=.,;:?!&|+-* \n$\\xif", max_size=40))
def test_any_text_in_braces_is_read_or_refused(source: str) -> None:
    with suppress(JavaScriptMistake, NotEvaluated):
        node, end = expression_at(source, 0)
        assert 0 < end <= len(source)
        if node is not None:
            Evaluator().value(node, OUTERMOST)
