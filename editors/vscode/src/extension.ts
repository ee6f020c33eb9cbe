// Starts `glosslint server` of the workspace, and shows its state. All that is checked is checked there.

import {execFile} from "node:child_process";
import {existsSync} from "node:fs";
import * as path from "node:path";
import * as vscode from "vscode";
import {LanguageClient, State} from "vscode-languageclient/node";

const FILES = "**/*.{yaml,yml,json,md,markdown,mdx,qmd,rmd,csv,tsv,rst,adoc,asciidoc,html,htm,toml}";
const INSTALL = 'python -m pip install "glosslint[server]"';

let client: LanguageClient | undefined;
let status: vscode.StatusBarItem;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  status = vscode.window.createStatusBarItem("glosslint", vscode.StatusBarAlignment.Left);
  status.name = "glosslint";
  status.command = "glosslint.problems";
  context.subscriptions.push(
    status,
    vscode.commands.registerCommand("glosslint.restart", start),
    vscode.commands.registerCommand("glosslint.output", () => client?.outputChannel.show()),
    vscode.commands.registerCommand("glosslint.problems", () =>
      vscode.commands.executeCommand("workbench.actions.view.problems"),
    ),
    vscode.commands.registerCommand("glosslint.showReferences", showReferences),
    vscode.languages.onDidChangeDiagnostics(count),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("glosslint.path")) void start();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(start),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.dispose();
}

async function start(): Promise<void> {
  await client?.dispose();
  client = undefined;
  const program = find();
  const problem = await whyNot(program);
  if (problem) {
    show("$(warning) glosslint", problem);
    const choice = await vscode.window.showWarningMessage(`glosslint: ${problem}`, "Copy the command", "Choose a program");
    if (choice === "Copy the command") await vscode.env.clipboard.writeText(INSTALL);
    if (choice === "Choose a program")
      await vscode.commands.executeCommand("workbench.action.openSettings", "glosslint.path");
    return;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  client = new LanguageClient(
    "glosslint",
    "glosslint",
    {command: program, args: ["server"], options: {cwd: folder}},
    {
      documentSelector: [{scheme: "file", pattern: FILES}],
      initializationOptions: {...options(), commands: true},
      synchronize: {configurationSection: "glosslint"},
    },
  );
  client.onDidChangeState(({newState}) => {
    if (newState === State.Starting) show("$(sync~spin) glosslint", "starting");
    if (newState === State.Stopped) show("$(error) glosslint", "the server has stopped; run: glosslint: Restart the server");
    if (newState === State.Running) count();
  });
  await client.start();
}

/** Returns what the user chose, without the program: that is not for the server to know. */
function options(): Record<string, unknown> {
  const settings = vscode.workspace.getConfiguration("glosslint");
  return Object.fromEntries(["run", "language", "lenses", "hints", "delay"].map((name) => [name, settings.get(name)]));
}

/** Returns the program to start. What a workspace brings along is started only if the user trusts the workspace. */
function find(): string {
  const settings = vscode.workspace.getConfiguration("glosslint");
  const chosen = vscode.workspace.isTrusted
    ? settings.get<string>("path")
    : settings.inspect<string>("path")?.globalValue;
  if (chosen) return chosen;
  const name = process.platform === "win32" ? path.join("Scripts", "glosslint.exe") : path.join("bin", "glosslint");
  for (const folder of vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : []) {
    for (const environment of [".venv", "venv"]) {
      const program = path.join(folder.uri.fsPath, environment, name);
      if (existsSync(program)) return program;
    }
  }
  return "glosslint";
}

/** Returns why a program cannot be started as the server, with what to do; nothing if it can. */
function whyNot(program: string): Promise<string | undefined> {
  const home = process.env.HOME ?? process.env.USERPROFILE ?? path.parse(process.cwd()).root;
  return new Promise((resolve) => {
    // Not in the folder of the workspace: Windows looks for programs there first.
    execFile(program, ["server", "--check"], {timeout: 20_000, cwd: home}, (error, _, errors) => {
      if (!error) resolve(undefined);
      else if ((error as NodeJS.ErrnoException).code === "ENOENT")
        resolve(`${program} is not installed; to install it: ${INSTALL}`);
      else resolve(errors.trim().replace(/^error: /, "") || `${program} cannot be started: ${error.message}`);
    });
  });
}

/** Shows the places that refer to an entry; the server knows them. */
async function showReferences(uri: string, position: {line: number; character: number}): Promise<void> {
  const target = vscode.Uri.parse(uri);
  const at = new vscode.Position(position.line, position.character);
  const found = await vscode.commands.executeCommand<vscode.Location[]>("vscode.executeReferenceProvider", target, at);
  await vscode.commands.executeCommand("editor.action.showReferences", target, at, found ?? []);
}

function count(): void {
  if (client?.state !== State.Running) return;
  let errors = 0;
  let others = 0;
  for (const [, diagnostics] of vscode.languages.getDiagnostics())
    for (const one of diagnostics)
      if (one.source === "glosslint") one.severity === vscode.DiagnosticSeverity.Error ? errors++ : others++;
  const icon = errors ? "$(error)" : others ? "$(info)" : "$(check)";
  show(`${icon} glosslint${errors + others ? ` ${errors + others}` : ""}`, `${errors} errors, ${others} others`);
}

function show(text: string, tooltip: string): void {
  status.text = text;
  status.tooltip = `glosslint: ${tooltip}`;
  status.show();
}
