;;; saveworthy.el --- Review drafts while you write  -*- lexical-binding: t; -*-

;; Author: the Saveworthy authors
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1") (eglot "1.9"))
;; Keywords: text, wp, tools
;; URL: https://saveworthy.readthedocs.io/
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Saveworthy marks buzzwords and wordy phrases, offers plainer words, and
;; rates how a draft reads.  It runs on your own machine.  This file tells
;; Eglot about it:
;;
;;   (require 'saveworthy)
;;   (add-hook 'markdown-mode-hook #'saveworthy-ensure)
;;   (add-hook 'text-mode-hook #'saveworthy-ensure)
;;
;; Then `M-x saveworthy-review' shows the scores of a draft and what they
;; rest on, `M-x saveworthy-fix-all' makes the safe fixes, and
;; `M-x eglot-code-actions' offers what can be done at point.

;;; Code:

(require 'cl-lib)
(require 'eglot)
(require 'jsonrpc)
(require 'subr-x)

(defgroup saveworthy nil
  "Review drafts while you write."
  :group 'text
  :prefix "saveworthy-")

(defcustom saveworthy-command '("saveworthy" "lsp")
  "How to start the server: a program and its arguments."
  :type '(repeat string))

(defcustom saveworthy-modes
  '((markdown-mode :language-id "markdown")
    (gfm-mode :language-id "markdown"))
  "Major modes of drafts.
Eglot has one server for a buffer.  In these modes it is Saveworthy; in
others that derive from `text-mode' it is, where there is no other."
  :type '(repeat sexp))

(defvar saveworthy--told nil
  "Whether the writer knows that the server is missing.")

(defun saveworthy--program ()
  "Return the server's command line; nil if there is none.
Also look where uv and pipx put it: Emacs started from a menu may not know
that folder."
  (let* ((program (car saveworthy-command))
         (found (or (executable-find program)
                    (executable-find (expand-file-name program "~/.local/bin")))))
    (and found (cons found (cdr saveworthy-command)))))

(defun saveworthy--contact (&rest _)
  "Return what Eglot is to start."
  (or (saveworthy--program) saveworthy-command))

;; Before others for the modes that are ours, after all others for the rest:
;; many modes for programs derive from `text-mode', too.
(add-to-list 'eglot-server-programs
             (cons saveworthy-modes #'saveworthy--contact))
(add-to-list 'eglot-server-programs
             (cons '((text-mode :language-id "plaintext")) #'saveworthy--contact)
             t)

(defun saveworthy--ours-p ()
  "Return non-nil if Eglot would start Saveworthy for this buffer."
  (cl-loop for (modes . contact) in eglot-server-programs
           for each = (if (or (symbolp modes) (keywordp (cadr modes))) (list modes) modes)
           when (cl-some (lambda (mode)
                           (provided-mode-derived-p
                            major-mode (if (consp mode) (car mode) mode)))
                         each)
           return (eq contact #'saveworthy--contact)))

;;;###autoload
(defun saveworthy-ensure ()
  "Review this buffer from now on, unless it is another server's.
Meant for hooks.  If the server is not installed, say so once."
  (cond
   ((not (saveworthy--ours-p)))
   ((saveworthy--program) (eglot-ensure))
   ((not saveworthy--told)
    (setq saveworthy--told t)
    (display-warning
     'saveworthy
     (concat "Saveworthy is not installed, or Emacs does not find it.  "
             "Install it in a terminal with \"uv tool install saveworthy\" or "
             "\"pipx install saveworthy\", then start Emacs again.")))))

(defun saveworthy--server ()
  "Return the server of this buffer, or say what is missing."
  (cond
   ((and (eglot-managed-p) (eglot-current-server)))
   ((saveworthy--program)
    (user-error "This buffer is not reviewed; M-x eglot starts that"))
   (t (user-error "Saveworthy is not installed; try \"uv tool install saveworthy\""))))

(defun saveworthy--ask (method params)
  "Return the server's answer to METHOD with PARAMS, for this very text."
  (jsonrpc-request (saveworthy--server) method params :deferred method))

;;;###autoload
(defun saveworthy-fix-all ()
  "Make all safe fixes: those that never change what a sentence means."
  (interactive)
  (saveworthy--server)
  (condition-case nil
      (eglot-code-actions (point-min) (point-max) "source.fixAll.saveworthy" t)
    (error (message "There is nothing to fix that is safe in every sentence."))))

(defun saveworthy--rules-here ()
  "Return the ids of the rules that find something in this line, nearest first."
  (let ((found (flymake-diagnostics (line-beginning-position) (line-end-position))))
    (cl-loop for each in (sort found
                               (lambda (one other)
                                 (< (saveworthy--distance one) (saveworthy--distance other))))
             for text = (flymake-diagnostic-text each)
             when (string-match "\\[\\([a-z0-9-]+/[a-z0-9-]+\\)\\]" text)
             collect (match-string 1 text))))

(defun saveworthy--distance (diagnostic)
  "Return how far DIAGNOSTIC is from point."
  (max 0
       (- (flymake-diagnostic-beg diagnostic) (point))
       (- (point) (flymake-diagnostic-end diagnostic))))

;;;###autoload
(defun saveworthy-explain (rule)
  "Show why RULE exists, with examples; by default the one at point."
  (interactive
   (let ((here (car (saveworthy--rules-here))))
     (list (or here (read-string "Rule (as in plain/in-order-to): ")))))
  (let ((found (saveworthy--ask :workspace/executeCommand
                                `(:command "saveworthy.explain" :arguments [,rule]))))
    (when found
      (with-help-window "*Saveworthy rule*"
        (princ (format "%s\n\n%s\n" (plist-get found :rule)
                       (string-trim (plist-get found :why))))
        (cl-loop for bad across (plist-get found :bad)
                 for fixed = (plist-get bad :fixed)
                 do (princ (format "\nBefore: %s\n"
                                   (replace-regexp-in-string
                                    "\\[\\[\\(.*?\\)\\]\\]" "\\1" (plist-get bad :text))))
                 do (when (stringp fixed) (princ (format "After:  %s\n" fixed))))
        (princ (format "\n%s\n" (plist-get found :url)))))))

(define-derived-mode saveworthy-review-mode special-mode "Saveworthy"
  "Show a review.  A button leads to its sentence."
  (setq-local truncate-lines nil)
  (visual-line-mode))

(defun saveworthy--insert-place (draft text place)
  "Insert TEXT as a button that leads to PLACE in the buffer DRAFT.
PLACE counts code points from the start, as Emacs does from 1."
  (insert "  ")
  (insert-text-button
   text
   'follow-link t
   'action (lambda (_)
             (if (not (buffer-live-p draft))
                 (user-error "The draft has been closed")
               (pop-to-buffer draft)
               (push-mark nil t)
               (goto-char (min (point-max) (1+ place))))))
  (insert "\n"))

(defun saveworthy--quoted (text)
  "Return TEXT quoted, on one line, cut where it is long."
  (format "“%s”" (truncate-string-to-width
                  (string-join (split-string text) " ") 70 nil nil "…")))

(defun saveworthy--insert-score (draft name score)
  "Insert SCORE, called NAME, of the buffer DRAFT, and the sentences it rests on."
  (let ((value (plist-get score :value))
        (interval (plist-get score :interval)))
    (insert (propertize
             (concat name
                     (if value (format " %.0f" value) "")
                     (if (> (length interval) 1)
                         (format " (%.0f–%.0f)" (aref interval 0) (aref interval 1))
                       ""))
             'face 'bold)
            (format "\n  %s\n" (or (plist-get score (if value :label :reason)) "")))
    (cl-loop for each across (or (plist-get score :evidence) [])
             with shown = 0
             when (and value (< shown 3) (>= (abs (plist-get each :weight)) 0.5))
             do (cl-incf shown)
             (saveworthy--insert-place
              draft
              (format "%s%.0f %s %s"
                      (if (< (plist-get each :weight) 0) "−" "+")
                      (abs (plist-get each :weight))
                      (saveworthy--quoted (plist-get each :text))
                      (plist-get each :note))
              (plist-get (plist-get each :start) :offset)))
    (insert "\n")))

;;;###autoload
(defun saveworthy-review ()
  "Show the scores of this draft, what they rest on, and what would make it saved."
  (interactive)
  (saveworthy--server)
  (let* ((draft (current-buffer))
         (review (saveworthy--ask :saveworthy/review
                                  `(:textDocument ,(eglot--TextDocumentIdentifier))))
         (scores (plist-get review :scores))
         (findings (append (plist-get review :findings) nil))
         (asked (cl-remove-if-not
                 (lambda (each) (string-prefix-p "save/" (plist-get each :rule)))
                 findings))
         (best (plist-get review :bestLine)))
    (unless review
      (user-error "There is no review of this draft yet"))
    (pop-to-buffer (get-buffer-create "*Saveworthy*"))
    (let ((inhibit-read-only t))
      (saveworthy-review-mode)
      (erase-buffer)
      (dolist (name '("voice" "readability" "save"))
        (let ((score (plist-get scores (intern (concat ":" name)))))
          (when score
            (saveworthy--insert-score draft name score))))
      (when asked
        (insert (propertize "Would you save this?\n" 'face 'bold))
        (dolist (each asked)
          (saveworthy--insert-place
           draft (plist-get each :message)
           (plist-get (plist-get each :start) :offset)))
        (insert "\n"))
      (when best
        (insert (propertize "The line to screenshot\n" 'face 'bold))
        (saveworthy--insert-place
         draft (saveworthy--quoted (plist-get best :text))
         (plist-get (plist-get best :start) :offset))
        (insert "\n"))
      (insert (format "%d words, %d findings\n"
                      (plist-get review :words) (length findings))))
    (goto-char (point-min))))

(provide 'saveworthy)
;;; saveworthy.el ends here
